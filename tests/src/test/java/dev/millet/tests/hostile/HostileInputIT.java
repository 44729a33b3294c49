package dev.millet.tests.hostile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Wire;
import dev.millet.tests.Wire.Answer;
import dev.millet.tests.framework.FrameworkTest;
import dev.millet.tests.framework.InFramework;
import dev.millet.tests.framework.PlatformSuite;
import dev.millet.tests.framework.Tables;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Addresses and files that are made to do harm: each gets a clear answer, and none does. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class HostileInputIT {

  private static final String OPERATOR = "operator-of-a-test";
  private static final String IMPORT = "/api/v1/suggestions/import?source=%s&product=%s&%s";
  private static final int ROWS = 1_000;
  private static final int BROKEN = ROWS / 100;

  @Inject private Database database;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Wire wire;
  private String product;

  @Before
  public void prepare() throws InterruptedException {
    api = new Api(gateway.uri());
    wire = new Wire(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    product = "p" + Long.toString(System.nanoTime(), 36);
    api.product(product, OPERATOR);
  }

  @Test
  public void noAddressLeadsOutOfTheSite() {
    Tables.unchangedBy(
        database,
        () -> {
          for (String target :
              List.of(
                  "/assets/..%2f..%2f..%2finstance.json",
                  "/assets/pages/..%2f..%2finstance.json",
                  "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
                  "/assets/../../../../etc/passwd",
                  "/assets/pages/..%5c..%5cinstance.json",
                  "/images/..%2f..%2finstance.json",
                  "/images/%00",
                  "/suggestions/1%00",
                  "/suggestions/%c0%ae%c0%ae%c0%af",
                  "/suggestions/%e0%80%af",
                  "/suggestions/%ff",
                  "/suggestions/1%2F..%2F..",
                  "/suggestions/..;/modules",
                  "/suggestions/;x=y/1",
                  "//evil.example/",
                  "//evil.example/%2e%2e",
                  "/%5c%5cevil.example/",
                  "/\\\\evil.example/",
                  "/suggestions//1",
                  "/members/%E2%80%AE",
                  "/members/" + "%F0%9F%98%80".repeat(300),
                  "/suggestions/99999999999999999999999",
                  "/suggestions/-1",
                  "/suggestions?after=%00",
                  "/suggestions?sort=%27%3BDROP",
                  "/api/v1/suggestions?limit=99999999999",
                  "/api/v1/suggestions?after=%27%20OR%201%3D1",
                  "/api/v1/votes/suggestion/%2e%2e",
                  "/voting/suggestion/1/voters?after=~~~")) {
            Answer answer = wire.get(target, "Accept: text/html");
            int status = answer.status();
            boolean home = answer.header("location").matches("/([^/\\\\].*)?");
            assertTrue(
                target + ": " + answer.head(),
                (status >= 400 && status < 500) || (status / 100 == 3 && home));
            assertFalse(
                target, answer.body().contains("root:") || answer.body().contains(OPERATOR));
          }
        });
  }

  @Test
  public void nobodyIsLedAwayAfterTheyDidSomething() {
    String handle = "led" + product;
    api.member(handle, OPERATOR);
    for (String to :
        List.of(
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "%2F%2Fevil.example",
            "javascript:alert(1)",
            "/%09/evil.example",
            "%0d%0aLocation:https://evil.example")) {
      String fields = "handle=" + handle + "&password=correct+horse+battery&to=" + to;
      Answer answer = wire.form("/members/sign-in", fields);
      assertEquals(to, 303, answer.status());
      assertTrue(answer.head(), answer.header("location").matches("/([^/\\\\\\t].*)?"));
      assertEquals(1, answer.all("location").size());
    }
  }

  @Test
  public void formulasStayTextAndAreNoMarkup() {
    String title = "=HYPERLINK(\"\"http://evil.example\"\";\"\"<script>\"\")";
    String csv = "number,headline,words\n1,\"" + title + "\",\"@SUM(1+1)*cmd|' /C calc'!A0\"\n";
    Answer answer = imported(csv.getBytes(StandardCharsets.UTF_8), mapped());
    assertTrue(answer.body(), answer.body().contains("\"summary\""));
    String page = api.get("/suggestions?product=" + product, null).body();
    assertTrue(page, page.contains("=HYPERLINK(&"));
    assertFalse(page.contains("<script>\""));
  }

  @Test
  public void whatIsNotUtf8IsRefusedWithThePlaceAndNothingIsTaken() {
    byte[] latin =
        "number,headline,words\n1,Gr\u00fc\u00dfe,x\n".getBytes(StandardCharsets.ISO_8859_1);
    Tables.unchangedBy(
        database,
        () -> {
          Answer answer = imported(latin, mapped());
          assertTrue(answer.head() + answer.body(), answer.body().contains("UTF-8"));
        });
  }

  @Test
  public void aChineseFileIsReadInItsOwnEncoding() {
    Charset charset = Charset.forName("GB18030");
    byte[] csv =
        "number,headline,words\n1,\u4fdd\u6e29\u65f6\u95f4\u592a\u77ed,\u6c34\u51c9\u5f97\u5feb\n"
            .getBytes(charset);
    Answer answer = imported(csv, mapped() + "&charset=GB18030");
    assertTrue(answer.body(), answer.body().contains("\"summary\""));
    String list = api.get("/api/v1/suggestions?product=" + product, null).body();
    assertTrue(list, list.contains("\u4fdd\u6e29\u65f6\u95f4\u592a\u77ed"));
  }

  @Test
  public void filesThatAreNoneAreRefused() {
    Tables.unchangedBy(
        database,
        () -> {
          for (byte[] file :
              List.of(
                  new byte[0],
                  new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3},
                  "<html></html>".getBytes(StandardCharsets.UTF_8),
                  "{".repeat(5_000).getBytes(StandardCharsets.UTF_8),
                  "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                  "\"".repeat(1_000).getBytes(StandardCharsets.UTF_8))) {
            Answer answer = imported(file, "format=auto");
            assertTrue(answer.head() + answer.body(), answer.status() < 500);
          }
        });
  }

  @Test
  public void ofAFileWithBrokenRowsTheyAreNamedAndTheOthersTaken() {
    StringBuilder csv = new StringBuilder("number,headline,words\n");
    for (int i = 1; i <= ROWS; i++) {
      // Every hundredth has no title.
      csv.append(i).append(i % 100 == 0 ? ",," : ",Row " + i + ",").append("text\n");
    }
    Answer answer = imported(csv.toString().getBytes(StandardCharsets.UTF_8), mapped());
    assertEquals(BROKEN, answer.body().split("\"type\":\"refusal\"", -1).length - 1);
    assertTrue(answer.body(), answer.body().contains("\"line\":101,"));
    assertEquals(ROWS - BROKEN, kept());
  }

  private static String mapped() {
    return "format=csv&map=id%3Dnumber,title%3Dheadline,body%3Dwords";
  }

  private Answer imported(byte[] file, String options) {
    return wire.send(
        "POST",
        IMPORT.formatted(product, product, options),
        file,
        "Authorization: Bearer " + OPERATOR,
        "Content-Type: text/csv");
  }

  private long kept() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) FROM suggestions_suggestions s
                    JOIN products_products p ON p.id = s.product_id WHERE p.slug = :slug
                    """)
                .bind("slug", product)
                .mapTo(Long.class)
                .one());
  }
}
