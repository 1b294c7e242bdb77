package dev.viva.server.report;

import dev.viva.server.error.VivaException;
import dev.viva.v1.DocumentFormat;

/** The formats that every report comes in. */
enum Format {
  MARKDOWN(".md", "text/markdown; charset=utf-8"),
  HTML(".html", "text/html; charset=utf-8"),
  PDF(".pdf", "application/pdf"),
  JSON(".json", "application/json"),
  CSV(".csv", "text/csv; charset=utf-8");

  private final String extension;
  private final String mediaType;

  Format(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  static Format of(DocumentFormat format) {
    return switch (format) {
      case DOCUMENT_FORMAT_UNSPECIFIED, DOCUMENT_FORMAT_MARKDOWN -> MARKDOWN;
      case DOCUMENT_FORMAT_HTML -> HTML;
      case DOCUMENT_FORMAT_PDF -> PDF;
      case DOCUMENT_FORMAT_JSON -> JSON;
      case DOCUMENT_FORMAT_CSV -> CSV;
      case UNRECOGNIZED ->
          throw new VivaException.Invalid("format", "expected md, html, pdf, json or csv");
    };
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }
}
