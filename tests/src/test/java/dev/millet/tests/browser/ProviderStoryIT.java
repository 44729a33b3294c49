package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import dev.millet.tests.OidcProvider;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.FixMethodOrder;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/**
 * An administrator sets a provider up by page, and members sign in with it, in each language. One
 * instance serves all of it.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class ProviderStoryIT {

  private static final Axe AXE = new Axe();
  private static final String PASSWORD = "correct horse battery";

  private static MilletProcess millet;
  private static OidcProvider provider;

  @Rule public final Browsers browsers = new Browsers(() -> millet.address("/"));

  @BeforeClass
  public static void start() throws Exception {
    millet =
        MilletProcess.run("--set", "outgoing.private.addresses=true")
            .with("MILLET_ADMIN_PASSWORD", PASSWORD)
            .ready();
    provider = OidcProvider.start(millet.address("/sso/oidc/callback").toString());
    Api api = new Api(millet.address("/"));
    api.product("kettle", Operator.of(millet).token());
  }

  @AfterClass
  public static void stop() throws Exception {
    if (provider != null) {
      provider.close();
    }
    millet.close();
  }

  private Chromium open(int width, String language) {
    Chromium browser = browsers.open(width, true);
    browser.visit("/health/live");
    browser.script("document.cookie = 'millet_locale=" + language + "; path=/'");
    return browser;
  }

  @Test
  public void anAdministratorSetsAProviderUp() {
    Chromium admin = open(Chromium.DESKTOP, "zh-CN");
    admin.visit("/members/sign-in?to=/admin/sso");
    admin.type("#handle", "admin");
    admin.type("#password", PASSWORD);
    admin.submit("form[action='/members/sign-in']");
    admin.awaitPath("/admin/sso");
    assertEquals(List.of(), AXE.findings(admin));
    admin.click("a[href='/admin/sso/new/oidc']");
    assertEquals(millet.address("/sso/oidc/callback").toString(), admin.text("code.secret"));
    admin.type("#name", "极光");
    admin.type("#issuer", provider.issuer() + "/nobody");
    admin.type("#clientId", OidcProvider.CLIENT);
    admin.type("#clientSecret", OidcProvider.SECRET);
    admin.submit("form[action='/admin/sso/new/oidc']");
    admin.find("#issuer[aria-invalid=true]");
    assertEquals(List.of(), AXE.findings(admin));
    admin.picture("sso-provider-refused-zh-CN");
    admin.type("#issuer", provider.issuer());
    admin.type("#clientSecret", OidcProvider.SECRET);
    admin.submit("form[action='/admin/sso/new/oidc']");
    admin.awaitPath("/admin/sso");
    assertTrue(admin.text(".list .entry").contains("极光"));
    admin.picture("sso-providers-zh-CN");
    for (String preset : List.of("wecom", "feishu", "oauth2")) {
      admin.visit("/admin/sso/new/" + preset);
      assertEquals(preset, List.of(), AXE.findings(admin));
      assertEquals(preset, 0, admin.overflow());
    }
  }

  @Test
  public void membersSignInWithItInEnglish() {
    signsIn("en", "lee", "Continue with 极光");
  }

  @Test
  public void membersSignInWithItInChinese() {
    signsIn("zh-CN", "han", "使用极光登录");
  }

  private void signsIn(String language, String person, String button) {
    Chromium member = open(Chromium.PHONE, language);
    member.visit("/members/sign-in?to=/suggestions/new");
    assertEquals(button, member.text("a[href^='/sso/oidc']"));
    assertEquals(List.of(), AXE.findings(member));
    assertEquals(0, member.overflow());
    member.picture("sso-sign-in-" + language);
    member.click("a[href^='/sso/oidc']");
    member.type("input[name='login']", person);
    member.type("input[name='password']", "any");
    member.click("button[type='submit']");
    member.click("form button[type='submit']:not([name])");
    member.awaitPath("/suggestions/new");
    member.visit("/members/settings/sign-in");
    assertTrue(member.find("#sso-title").isDisplayed());
    assertTrue(member.text("main").contains(person + "@example.com"));
    assertEquals(List.of(), AXE.findings(member));
    member.picture("sso-settings-" + language);
    member.click("form[action='/sso/unlink'] button");
    member.awaitPath("/members/(settings/sign-in|confirm)");
  }
}
