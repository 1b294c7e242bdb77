package dev.viva.server.report.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Our HTML as a PDF with embedded fonts, selectable text, tags and bookmarks. The renderer gets no
 * network and no files: every address is refused before anything looks at it.
 */
public final class Pdf {
  static {
    XRLog.setLoggingEnabled(false); // it logs what it lays out, which is personal data
  }

  private Pdf() {}

  /** Renders well-formed HTML of {@link HtmlPage}. */
  public static byte[] render(String html) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePdfUaAccessibility(true);
      builder.useExternalResourceAccessControl(
          (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
      builder.useExternalResourceAccessControl(
          (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
      builder.useSVGDrawer(new BatikSVGDrawer());
      builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
      builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
      font(builder, "NotoSans-Regular.ttf", "Viva Sans", 400);
      font(builder, "NotoSans-Bold.ttf", "Viva Sans", 700);
      font(builder, "DejaVuSans.ttf", "Viva Wide", 400);
      font(builder, "DroidSansFallbackFull.ttf", "Viva East", 400);
      builder.withProducer("Viva");
      builder.withHtmlContent(html, null);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the PDF could not be made", e);
    }
  }

  private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
    builder.useFont(
        () -> Pdf.class.getResourceAsStream("fonts/" + file),
        family,
        weight,
        FontStyle.NORMAL,
        true);
  }
}
