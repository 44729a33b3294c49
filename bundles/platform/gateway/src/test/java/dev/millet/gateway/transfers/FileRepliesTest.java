package dev.millet.gateway.transfers;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.FileContent;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.gateway.TestGateway;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** What a client gets of a file: conditions, ranges and names. */
public class FileRepliesTest {

  private static final long LENGTH = 3_000_000_011L;
  private static final String TAG = '"' + PatternFiles.NAME + '"';
  private static final String ODD_NAME = "测试版 \"a\".exe";

  private final PatternFiles files = new PatternFiles(LENGTH);

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(files)
          .serve(
              get("/file", FileRepliesTest::file),
              get(
                  "/text",
                  request ->
                      Reply.file(FileContent.of(PatternFiles.NAME, "a.txt").typed("text/plain"))),
              get("/gone", request -> Reply.file(FileContent.of("cd".repeat(32), "a"))));

  private static Reply file(Request request) {
    if (request.header("X-Refused").isPresent()) {
      throw Problem.of(403, "forbidden", "Not for you", "").toException();
    }
    return Reply.file(FileContent.of(PatternFiles.NAME, ODD_NAME));
  }

  @After
  public void everyFileIsClosed() {
    while (files.open.get() > 0) {
      Thread.onSpinWait();
    }
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        gateway.to(path).method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> range(String range, String... headers) throws Exception {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Range";
    all[headers.length + 1] = range;
    return ask("GET", "/file", all);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  public void theHeadersTellOfTheWholeFile() throws Exception {
    HttpResponse<byte[]> answer = ask("HEAD", "/file");
    assertEquals(200, answer.statusCode());
    assertEquals(Long.toString(LENGTH), header(answer, "Content-Length"));
    assertEquals(TAG, header(answer, "ETag"));
    assertEquals("bytes", header(answer, "Accept-Ranges"));
    assertEquals("application/octet-stream", header(answer, "Content-Type"));
    assertEquals(
        "attachment; filename=\"___ _a_.exe\";"
            + " filename*=UTF-8''%E6%B5%8B%E8%AF%95%E7%89%88%20%22a%22.exe",
        header(answer, "Content-Disposition"));
    assertEquals("default-src 'none'; sandbox", header(answer, "Content-Security-Policy"));
  }

  @Test
  public void aRangeBeyondAGigabyteIsSent() throws Exception {
    HttpResponse<byte[]> answer = range("bytes=2999999990-");
    assertEquals(206, answer.statusCode());
    assertEquals("bytes 2999999990-3000000010/3000000011", header(answer, "Content-Range"));
    assertArrayEquals(PatternFiles.bytes(2_999_999_990L, LENGTH), answer.body());
  }

  @Test
  public void aRangeMayBeTheEndOrReachTooFar() throws Exception {
    assertArrayEquals(PatternFiles.bytes(LENGTH - 5, LENGTH), range("bytes=-5").body());
    assertArrayEquals(
        PatternFiles.bytes(LENGTH - 2, LENGTH), range("bytes=3000000009-9999999999").body());
    assertArrayEquals(PatternFiles.bytes(0, 100_000), range("bytes=0-99999").body());
  }

  @Test
  public void severalRangesComeWithALength() throws Exception {
    HttpResponse<byte[]> answer = range("bytes=0-4, 2000000000-2000000002,-1");
    assertEquals(206, answer.statusCode());
    assertEquals(Integer.toString(answer.body().length), header(answer, "Content-Length"));
    String type = header(answer, "Content-Type");
    String boundary = type.substring("multipart/byteranges; boundary=".length());
    String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
    StringBuilder expected = new StringBuilder();
    long[][] ranges = {{0, 5}, {2_000_000_000L, 2_000_000_003L}, {LENGTH - 1, LENGTH}};
    for (long[] each : ranges) {
      expected.append(
          "\r\n--%s\r\nContent-Type: application/octet-stream\r\nContent-Range: bytes %d-%d/%d\r\n\r\n%s"
              .formatted(
                  boundary,
                  each[0],
                  each[1] - 1,
                  LENGTH,
                  new String(PatternFiles.bytes(each[0], each[1]), StandardCharsets.ISO_8859_1)));
    }
    assertEquals(expected + "\r\n--" + boundary + "--\r\n", body);
  }

  @Test
  public void rangesThatOverlapAreSentOnce() throws Exception {
    HttpResponse<byte[]> answer = range("bytes=5-9,0-6,0-6,8-19");
    assertEquals("bytes 0-19/" + LENGTH, header(answer, "Content-Range"));
    assertArrayEquals(PatternFiles.bytes(0, 20), answer.body());
  }

  @Test
  public void whatTheFileDoesNotHaveIsRefused() throws Exception {
    HttpResponse<byte[]> answer = range("bytes=3000000011-");
    assertEquals(416, answer.statusCode());
    assertEquals("bytes */3000000011", header(answer, "Content-Range"));
    assertEquals(416, range("bytes=-0").statusCode());
  }

  @Test
  public void aConditionOnTheRangeIsHeeded() throws Exception {
    assertEquals(206, range("bytes=0-1", "If-Range", TAG).statusCode());
    String changed = '"' + "0".repeat(64) + '"';
    for (String other : new String[] {changed, "W/" + TAG, "Sun, 06 Nov 1994 08:49:37 GMT"}) {
      assertEquals(other, 200, statusOfWhole("Range", "bytes=0-1", "If-Range", other));
    }
  }

  @Test
  public void aRangeThatCannotBeReadIsIgnored() throws Exception {
    for (String odd : new String[] {"lines=1-2", "bytes=5-2", "bytes=a-b", "bytes=-", "bytes"}) {
      assertEquals(odd, 200, statusOfWhole("Range", odd));
    }
  }

  /** The status of a file that is too long to be read here. */
  private int statusOfWhole(String... headers) throws Exception {
    HttpRequest.Builder request = gateway.to("/file");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    assertEquals(Long.toString(LENGTH), header(answer, "Content-Length"));
    return answer.statusCode();
  }

  @Test
  public void whatTheClientHasIsNotSentAgain() throws Exception {
    String[] known = {TAG, "W/" + TAG, "*", "\"a\", W/\"b\" , " + TAG};
    for (String each : known) {
      HttpResponse<byte[]> answer = ask("GET", "/file", "If-None-Match", each);
      assertEquals(each, 304, answer.statusCode());
      assertEquals(TAG, header(answer, "ETag"));
      assertEquals(304, ask("HEAD", "/file", "If-None-Match", each).statusCode());
    }
    assertEquals(206, range("bytes=0-0", "If-None-Match", "\"a\"").statusCode());
    assertEquals(304, range("bytes=0-0", "If-None-Match", TAG).statusCode());
  }

  @Test
  public void aFileThatMustBeAnotherIsRefused() throws Exception {
    assertEquals(412, ask("GET", "/file", "If-Match", "\"a\"").statusCode());
    assertEquals(412, ask("HEAD", "/file", "If-Match", "W/" + TAG).statusCode());
    assertEquals(206, range("bytes=0-0", "If-Match", "\"a\", " + TAG).statusCode());
    assertEquals(206, range("bytes=0-0", "If-Match", "*").statusCode());
  }

  @Test
  public void headKnowsNoRange() throws Exception {
    HttpResponse<byte[]> answer = ask("HEAD", "/file", "Range", "bytes=0-1");
    assertEquals(200, answer.statusCode());
    assertEquals(Long.toString(LENGTH), header(answer, "Content-Length"));
    assertEquals("", header(answer, "Content-Range"));
  }

  @Test
  public void theModuleDecidesEachTime() throws Exception {
    assertEquals(403, ask("HEAD", "/file", "X-Refused", "1").statusCode());
    assertEquals(403, range("bytes=0-1", "X-Refused", "1").statusCode());
    assertEquals(403, ask("GET", "/file", "X-Refused", "1", "If-None-Match", "*").statusCode());
  }

  @Test
  public void aTextIsNotCompressed() throws Exception {
    HttpResponse<byte[]> answer =
        ask("GET", "/text", "Range", "bytes=0-4095", "Accept-Encoding", "gzip");
    assertEquals("", header(answer, "Content-Encoding"));
    assertEquals(TAG, header(answer, "ETag"));
    assertArrayEquals(PatternFiles.bytes(0, 4096), answer.body());
  }

  @Test
  public void aFileWhoseContentIsMissingIsUnavailable() throws Exception {
    HttpResponse<byte[]> answer = ask("GET", "/gone");
    assertEquals(503, answer.statusCode());
    assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("file-unavailable"));
  }
}
