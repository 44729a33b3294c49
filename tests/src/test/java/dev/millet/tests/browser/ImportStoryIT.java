package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.process.MilletProcess;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An administrator moves a board of another system in: with scripts, and without them. */
@RunWith(Parameterized.class)
public class ImportStoryIT {

  private static final String PASSWORD = "a long enough pass phrase";
  private static MilletProcess millet;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final String setting;
  private final int width;
  private final boolean scripts;
  private Chromium browser;

  public ImportStoryIT(String setting, int width, boolean scripts) {
    this.setting = setting;
    this.width = width;
    this.scripts = scripts;
  }

  @Parameters(name = "{0}")
  public static Iterable<Object[]> settings() {
    return Arrays.asList(
        new Object[] {"desk", Chromium.DESKTOP, true},
        new Object[] {"phone-no-scripts", Chromium.PHONE, false});
  }

  @BeforeClass
  public static void start() throws Exception {
    millet = MilletProcess.run().with("MILLET_ADMIN_PASSWORD", PASSWORD).ready();
  }

  @AfterClass
  public static void stop() throws Exception {
    if (millet != null) {
      millet.close();
    }
  }

  @Before
  public void signIn() {
    browser = browsers.open(width, scripts);
    browser.visit("/members/sign-in?to=/suggestions/import");
    browser.type("#handle", "admin");
    browser.type("#password", PASSWORD);
    browser.submit("form[action='/members/sign-in']");
    browser.awaitPath("/suggestions/import");
  }

  @Test
  public void aBoardIsUploadedCheckedAndImported() throws Exception {
    String title = "深色模式 " + setting;
    shows("start");
    upload(
        "编号;主题;正文;阶段;备注\n"
            + "1;"
            + title
            + ";夜里看着舒服;已计划;x\n"
            + "2;;没有标题;已计划;x\n"
            + "3;电池;续航更久;内测;x\n",
        "建议.csv");
    assertTrue(browser.html(), browser.text(".import-preview").contains("�"));
    browser.choose("#charset", "GB18030");
    browser.click("button[value=preview]");
    // the page before has a preview, too, with other names of columns
    browser.find("#map-title option[value='主题']");
    browser.choose("#map-title", "主题");
    browser.choose("#map-status", "阶段");
    browser.click("button[value=check]");
    browser.find(".notice a[href='#product']");
    shows("form");
    browser.type("#newProduct", "导入 " + setting);
    browser.click("button[value=check]");

    browser.find(".import-result .notice-warn");
    assertEquals(2, browser.all(".import-result .section tbody tr").size());
    shows("checked");
    browser.click("button[value=preview]");
    browser.type("#statuses", "内测 = in-progress");
    browser.click("button[value=check]");
    browser.find(".import-result .notice-warn");
    browser.click("button[value=import]");

    browser.await("h1", "text", "Import");
    browser.find(".import-result .notice-warn");
    assertEquals(1, browser.all(".import-result .section tbody tr").size());
    shows("done");
    browser.visit("/suggestions?sort=newest");
    assertTrue(browser.html(), browser.html().contains(title));
  }

  private void upload(String text, String name) throws IOException {
    Path file = folder.newFile(name).toPath();
    Files.write(file, text.getBytes(Charset.forName("GB18030")));
    browser.find("#file").sendKeys(file.toString());
    browser.submit("form[enctype]");
    browser.awaitPath("/suggestions/import/.+");
  }

  private void shows(String what) {
    assertTrue(what + " reaches beyond the right edge", !scripts || browser.overflow() <= 0);
    browser.picture("import/" + what + "_" + setting);
  }
}
