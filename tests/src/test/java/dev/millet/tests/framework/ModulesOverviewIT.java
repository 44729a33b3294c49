package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.launch.GatewayAddress;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Administrators see what is installed, how it is, and why something does not work. */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class ModulesOverviewIT {

  private static final String OPERATOR = "operator-of-a-test";

  private static final String WAITING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="quiet.Part" immediate="true">
        <implementation class="quiet.Part"/>
        <reference name="mail" interface="quiet.Mail"/>
      </scr:component>
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final List<Bundle> installed = new ArrayList<>();

  @Inject private BundleContext context;

  @Inject private GatewayAddress gateway;

  private Api api;

  @Before
  public void waitUntilReady() throws InterruptedException {
    api = new Api(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
  }

  @After
  public void remove() throws BundleException {
    for (Bundle bundle : installed) {
      bundle.uninstall();
    }
  }

  @Test
  public void aModuleThatWorksIsShownWithWhatItContributes() throws IOException {
    JsonNode voting = module("voting");
    assertEquals("healthy", voting.path("status").asText());
    assertFalse(voting.path("platform").asBoolean());
    assertEquals("active", voting.path("generations").path(0).path("state").asText());
    assertTrue(voting.path("slots").toString(), voting.path("slots").toString().contains("vote"));
    assertTrue(voting.path("requiredBy").toString().contains("suggestions"));
    assertTrue(voting.path("problems").isEmpty());
    assertTrue(module("gateway").path("platform").asBoolean());
  }

  @Test
  public void aSubscriptionIsShownWithItsLag() throws IOException {
    JsonNode subscription = module("suggestions").path("subscriptions").path(0);
    assertTrue(subscription.path("name").asText().startsWith("suggestions."));
    assertTrue(subscription.path("lag").isNumber());
  }

  @Test
  public void whatIsMissingIsNamed() throws Exception {
    install(
        with(bundle("lonely"), "Import-Package", "nowhere.to.be.found;version=\"[1.2,2)\""), "");
    JsonNode lonely = module("lonely");
    assertEquals("inactive", lonely.path("status").asText());
    assertEquals("package", lonely.path("problems").path(0).path("code").asText());
    String sentence = lonely.path("problems").path(0).path("text").asText();
    assertTrue(sentence, sentence.contains("needs the package nowhere.to.be.found [1.2"));
    assertEquals(
        "nowhere.to.be.found [1.2.0,2.0.0)",
        lonely.path("problems").path(0).path("arguments").path(0).asText());
    assertEquals("installed", lonely.path("generations").path(0).path("state").asText());
  }

  @Test
  public void aPartThatWaitsIsNamedWithWhatItWaitsFor() throws Exception {
    install(with(bundle("quiet"), "Service-Component", "OSGI-INF/part.xml"), WAITING).start();
    JsonNode problem = module("quiet").path("problems").path(0);
    assertEquals("waits", problem.path("code").asText());
    assertEquals("quiet.Mail", problem.path("arguments").path(1).asText());
  }

  @Test
  public void whatIsInstalledAndNotStartedSaysSo() throws Exception {
    Bundle still = install(bundle("still"), "");
    still.start();
    still.stop();
    assertEquals("stopped", module("still").path("problems").path(0).path("code").asText());
  }

  @Test
  public void onlyAdministratorsLook() {
    String member = api.member("curious", OPERATOR);
    assertEquals(403, api.get("/api/v1/modules", member).statusCode());
    assertEquals(401, api.get("/api/v1/modules", null).statusCode());
    assertEquals(404, api.get("/api/v1/modules/nobody", OPERATOR).statusCode());
  }

  private JsonNode module(String name) throws IOException {
    var answer = api.get("/api/v1/modules/" + name, OPERATOR);
    assertEquals(answer.body(), 200, answer.statusCode());
    return json.readTree(answer.body());
  }

  private static Manifest bundle(String module) {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "example." + module);
    headers.putValue("Millet-Module", module);
    return manifest;
  }

  private static Manifest with(Manifest manifest, String header, String value) {
    manifest.getMainAttributes().putValue(header, value);
    return manifest;
  }

  private Bundle install(Manifest manifest, String component) throws IOException, BundleException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.putNextEntry(new ZipEntry("OSGI-INF/part.xml"));
      jar.write(component.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
    Bundle bundle =
        context.installBundle(
            "test:" + System.nanoTime(), new ByteArrayInputStream(bytes.toByteArray()));
    installed.add(bundle);
    return bundle;
  }
}
