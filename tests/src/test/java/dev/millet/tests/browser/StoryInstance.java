package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;
import dev.millet.tests.process.MilletProcess;
import dev.millet.tests.process.Operator;
import java.net.URI;
import org.junit.rules.ExternalResource;

/** An instance with one product, the kettle, which the stories of a class are told on. */
final class StoryInstance extends ExternalResource {

  private MilletProcess millet;
  private Api api;
  private String operator;

  @Override
  protected void before() throws Throwable {
    millet = MilletProcess.run().ready();
    api = new Api(home());
    operator = Operator.of(millet).token();
    api.product("kettle", operator);
  }

  @Override
  protected void after() {
    try {
      if (millet != null) {
        millet.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI home() {
    return millet.address("/");
  }

  Api api() {
    return api;
  }

  /** Returns the token of the operator. */
  String operator() {
    return operator;
  }

  /** Makes a member and returns a token of theirs. */
  String member(String handle) throws Exception {
    return api.member(handle, operator);
  }

  /** Makes a member with a role, and returns a token of theirs. */
  String member(String handle, String role) throws Exception {
    String token = member(handle);
    String me = api.get("/api/v1/members/me", token).body();
    String roles = "/api/v1/members/" + Api.number(me, "id") + "/roles";
    String body = "{\"roles\":[\"" + role + "\"]}";
    assertEquals(200, api.send("PUT", roles, operator, body).statusCode());
    return token;
  }

  static void signIn(Chromium browser, String handle) {
    signIn(browser, handle, "correct horse battery");
    browser.visit("/suggestions");
  }

  static void signIn(Chromium browser, String handle, String password) {
    browser.visit("/members/sign-in?to=/suggestions");
    browser.type("#handle", handle);
    browser.type("#password", password);
    browser.submit("form[action='/members/sign-in']");
    browser.awaitPath("/suggestions");
  }

  static void signOut(Chromium browser) {
    browser.click(".masthead details.account summary");
    browser.click("form[action='/members/sign-out'] button");
    browser.find("a[href^='/members/sign-in']");
  }
}
