package dev.millet.tests.browser;

import static org.junit.Assert.assertTrue;

import dev.millet.tests.process.MilletProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.Test;

/** The list of suggestions opens quickly on a slow phone, from this site alone. */
public class FirstPageIT {

  private static final int MOST_BYTES = 100 * 1024;
  private static final Pattern LOADED =
      Pattern.compile("(?:src|href)=\"([^\"]+\\.(?:js|css|svg))\"");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  public void theFirstPageAndWhatItLoadsHaveLessThan100KilobytesTogether() throws Exception {
    try (MilletProcess millet = MilletProcess.run().withDemo().ready()) {
      byte[] page = get(millet, "/suggestions");
      int bytes = page.length;
      for (String file : loadedBy(page)) {
        assertTrue(file + " is ours", file.startsWith("/assets/"));
        bytes += get(millet, file).length;
      }
      assertTrue(bytes + " bytes", bytes < MOST_BYTES);
    }
  }

  private byte[] get(MilletProcess millet, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(millet.address(path)).header("Accept-Encoding", "gzip").build();
    return http.send(request, BodyHandlers.ofByteArray()).body();
  }

  private static Set<String> loadedBy(byte[] page) throws IOException {
    String html =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(page)).readAllBytes(),
            StandardCharsets.UTF_8);
    Set<String> files = new TreeSet<>();
    Matcher loaded = LOADED.matcher(html);
    while (loaded.find()) {
      files.add(loaded.group(1));
    }
    assertTrue("the shell loads its style and scripts", files.size() > 3);
    return files;
  }
}
