package dev.viva.server.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;

/** What is in a PDF. */
public record PdfText(
    int pages, String text, List<String> bookmarks, boolean allFontsEmbedded, String language) {
  public static PdfText of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      List<String> bookmarks = new ArrayList<>();
      if (document.getDocumentCatalog().getDocumentOutline() != null) {
        for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
          bookmarks.add(item.getTitle());
        }
      }
      return new PdfText(
          document.getNumberOfPages(),
          stripper.getText(document).replace("\r\n", "\n"),
          bookmarks,
          fontsEmbedded(document),
          document.getDocumentCatalog().getLanguage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fontsEmbedded(PDDocument document) throws IOException {
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        if (!page.getResources().getFont(name).isEmbedded()) {
          return false;
        }
      }
    }
    return true;
  }
}
