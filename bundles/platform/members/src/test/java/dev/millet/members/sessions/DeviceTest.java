package dev.millet.members.sessions;

import static org.junit.Assert.assertEquals;

import dev.millet.testing.FakeRequest;
import org.junit.Test;

public final class DeviceTest {

  @Test
  public void browsersAreCalledByTheNamesThatPeopleKnow() {
    assertEquals(
        new Device("Firefox", "Windows"),
        Device.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"));
    assertEquals(
        new Device("Edge", "Windows"),
        Device.of(
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0 Safari/537.36 Edg/139.0"));
    assertEquals(
        new Device("WeChat", "Android"),
        Device.of(
            "Mozilla/5.0 (Linux; Android 14) Chrome/116.0 Mobile Safari/537.36"
                + " MicroMessenger/8.0.49"));
    assertEquals(
        new Device("Safari", "iPhone"),
        Device.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1"));
    assertEquals(new Device(null, null), Device.of("something else"));
  }

  @Test
  public void whatABrowserSaysIsCutAndCleaned() {
    Browser browser =
        Browser.of(
            FakeRequest.get("/")
                .from("192.0.2.7")
                .header("User-Agent", "\u202Eevil\u0000" + "x".repeat(1_000)));

    assertEquals("192.0.2.7", browser.address());
    assertEquals(400, browser.agent().length());
    assertEquals(0, browser.agent().indexOf("evil"));
  }
}
