package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.MixedLoad;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** Everything that can be ordered beside a newer version, as one change or as several. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ModuleOrdersIT {

  private static final String VOTING = "dev.millet.voting";
  private static final String OPERATOR = "operator-of-a-test";
  private static final AtomicReference<Map<String, Map<String, Object>>> written =
      new AtomicReference<>(Map.of());
  private static int number;

  @Inject private BundleContext context;
  @Inject private ConfigurationAdmin configurations;

  @Inject
  @Filter(value = "(millet.gateway=true)", timeout = 60_000)
  private URI gateway;

  private Api api;
  private ModuleChanges changes;
  private Path home;

  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community")};
  }

  @Before
  public void prepare() throws Exception {
    api = new Api(gateway);
    changes = new ModuleChanges(api, OPERATOR);
    home = Path.of(context.getProperty("millet.home"));
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    var settings = configurations.getConfiguration("dev.millet.upgrades", "?");
    if (settings.getProperties() == null) {
      Function<Path, Map<String, Map<String, Object>>> reader =
          jar ->
              Optional.ofNullable(written.get())
                  .orElseThrow(() -> new IllegalArgumentException("a sentence"));
      context.registerService(
          Function.class, reader, new Hashtable<>(Map.of("millet.settings", true)));
      settings.update(
          new Hashtable<>(
              Map.of(
                  "unsigned",
                  true,
                  "watch.seconds",
                  0,
                  "repositories",
                  new String[] {maven().toUri().toString()})));
      byte[] next = Versions.of(home, "voting").version("0.1.1").bytes();
      Await.until(() -> changes.letsIn(next), () -> "settings not taken");
    }
  }

  @Test
  public void aDisabledModuleAnswersNothingAndComesBackWithItsData() throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    String token = api.member("m" + run, OPERATOR);
    long suggestion = api.suggestion(run, "Dark mode", token);
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, token).statusCode());
    assertTrue(remark("{\"disable\": [\"voting\"]}").contains("suggestions"));
    assertDone(changes.order("{\"disable\": [\"voting\"]}"));
    assertEquals(404, api.get("/api/v1/votes/suggestion/" + suggestion, null).statusCode());
    assertEquals(200, api.get("/api/v1/suggestions/" + suggestion, null).statusCode());
    assertEquals("disabled", changes.module("voting").path("standing").asText());
    assertEquals("not-active", changes.obstacle("{\"disable\": [\"voting\"]}"));
    assertDone(changes.order("{\"enable\": [\"voting\"]}"));
    String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
    assertEquals(tally, 1, Api.number(tally, "support"));
    assertEquals(1, bundlesOf("voting"));
  }

  @Test
  public void aRemovedModuleIsFoundAgainWhenItIsPutIn() throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    String token = api.member("m" + run, OPERATOR);
    long suggestion = api.suggestion(run, "Dark mode", token);
    assertEquals(200, api.put("/api/v1/votes/suggestion/" + suggestion, token).statusCode());
    byte[] next = next("voting");
    assertDone(changes.order("{\"remove\": [\"voting\"]}"));
    assertEquals(0, bundlesOf("voting"));
    assertEquals(404, api.get("/api/v1/votes/suggestion/" + suggestion, null).statusCode());
    assertDone(changes.make(next));
    String tally = api.get("/api/v1/votes/suggestion/" + suggestion, null).body();
    assertEquals(tally, 1, Api.number(tally, "support"));
  }

  @Test
  public void whatIsPutInForTheFirstTimeIsCheckedBeforeItAnswers() throws Exception {
    assertDone(changes.order("{\"remove\": [\"voting\"]}"));
    byte[] bad =
        Versions.of(home, "voting").version(version()).header("Service-Component", null).bytes();
    assertEquals("failed", changes.make(bad));
    assertEquals(404, api.get("/api/v1/votes/suggestion/1", null).statusCode());
    assertEquals(0, bundlesOf("voting"));
    assertDone(changes.make(next("voting")));
  }

  @Test
  public void aRestartIsASwapToTheSameVersionUnderLoad() throws Exception {
    String before = changes.active("voting");
    long bundle = changes.module("voting").path("generations").path(0).path("bundle").asLong();
    MixedLoad load = load();
    for (int i = 0; i < 3; i++) {
      assertDone(changes.order("{\"restart\": [\"voting\", \"suggestions\"]}"));
    }
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals(before, changes.active("voting"));
    assertTrue(
        changes.module("voting").path("generations").path(0).path("bundle").asLong() > bundle);
  }

  @Test
  public void anApiIsReplacedInItsPlaceWhileCallersWait() throws Exception {
    MixedLoad load = load();
    byte[] nextApi = next("voting.api");
    JsonNode plan = changes.plan("{\"files\": " + changes.files(nextApi) + "}");
    assertEquals(plan.toString(), 2, plan.path("items").size());
    plan.path("items").forEach(item -> assertEquals("restart", item.path("action").asText()));
    assertEquals(
        "[\"suggestions\",\"voting\"]", plan.path("shared").path(0).path("modules").toString());
    assertDone(changes.make(nextApi));
    assertDone(changes.make(next("voting.api"), next("voting")));
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals(200, api.get("/api/v1/suggestions", null).statusCode());
    assertEquals(1, bundles("dev.millet.voting.api"));
    assertEquals(1, bundlesOf("voting"));
  }

  @Test
  public void anApiWhoseUserDoesNotStartIsPutBackWhileCallersWait() throws Exception {
    String before = changes.active("voting");
    String apiBefore = version("dev.millet.voting.api");
    MixedLoad load = load();
    byte[] bad =
        Versions.of(home, "voting").version(version()).header("Service-Component", null).bytes();
    assertEquals("failed", changes.make(next("voting.api"), bad));
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals(before, changes.active("voting"));
    assertEquals(apiBefore, version("dev.millet.voting.api"));
    assertEquals(1, bundlesOf("voting"));
  }

  @Test
  public void anApiThatItsUsersCannotStandOnIsRefused() throws Exception {
    byte[] other =
        Versions.of(home, "voting.api")
            .version(version())
            .header("Export-Package", "dev.millet.voting.api;version=\"9.0.0\"")
            .bytes();
    assertEquals("incompatible-api", changes.obstacle(other));
  }

  @Test
  public void aPartOfThePlatformIsNotTakenFromUnderIt() throws Exception {
    assertEquals(
        "platform-stands-on", changes.obstacle(Versions.of(home, "api").version("0.1.9").bytes()));
  }

  @Test
  public void aFeatureComesAsAnArchiveOrAsAFileWhoseJarsAreHere() throws Exception {
    byte[] jar = next("voting");
    String version = "0.1." + (200 + number);
    String feature =
        """
        // put in by a test
        { "feature-resource-version": "1.0", "id": "a:a.features.more-voting:osgifeature:1",
          "bundles": [ { "id": "dev.millet:dev.millet.voting:%s" } ],
          "extensions": { "millet-requires":
            { "kind": "mandatory", "type": "text", "text": ["core", "suggestions"] } } }
        """
            .formatted(version);
    assertEquals("feature-bundle", changes.obstacle(text(feature)));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("feature.json"));
      zip.write(text(feature));
      zip.putNextEntry(new ZipEntry("jars/voting.jar"));
      zip.write(jar);
    }
    assertDone(changes.make(archive.toByteArray()));
    assertEquals(version, changes.active("voting"));
  }

  @Test
  public void aFeatureThatLacksAnotherOrNeedsItselfIsRefused() throws Exception {
    assertEquals("feature-requires", changes.obstacle(feature("one", "nowhere")));
    assertEquals("feature-cycle", changes.obstacle(feature("two", "two")));
    String both = changes.files(feature("three", "four"), feature("four", "three"));
    assertEquals("feature-cycle", changes.obstacle("{\"files\": " + both + "}"));
    assertEquals("not-a-feature", changes.refusal(text("{ \"id\": ")));
    assertEquals("not-a-feature", changes.refusal(text("{}")));
  }

  @Test
  public void whatCannotBeOrderedIsSaid() throws Exception {
    assertEquals("not-active", changes.obstacle("{\"disable\": [\"nothing\"]}"));
    assertEquals("platform", changes.obstacle("{\"remove\": [\"gateway\"]}"));
    assertEquals("not-disabled", changes.obstacle("{\"enable\": [\"suggestions\"]}"));
    assertEquals("no-previous", changes.obstacle("{\"back\": [\"suggestions\"]}"));
    assertEquals("unknown-file", changes.obstacle("{\"files\": [\"" + "0".repeat(64) + "\"]}"));
    assertEquals(
        "twice", changes.obstacle("{\"disable\": [\"voting\"], \"remove\": [\"voting\"]}"));
    assertEquals(422, api.post("/api/v1/modules/plans", OPERATOR, "{}").statusCode());
  }

  private void assertDone(String outcome) throws Exception {
    assertEquals(changes.reports().toString(), "done", outcome);
  }

  @Test
  public void aChangedSettingComesWithARestartAndStaysWithTheNextVersion() throws Exception {
    String token = api.member("s" + run(), OPERATOR);
    String idea = "/api/v1/votes/idea-" + run() + "/1";
    assertEquals(404, api.put(idea, token).statusCode());
    MixedLoad load = load();
    written.set(Map.of(VOTING, Map.of("free.types", new String[] {"topic", idea.split("/")[4]})));
    assertDone(changes.order("{\"restart\": [\"voting\"]}"));
    assertEquals(200, api.put(idea, token).statusCode());
    assertDone(changes.make(next("voting")));
    assertEquals(200, api.put(idea, token).statusCode());
    load.close();
    assertEquals(List.of(), load.failures());
    assertEquals("one configuration for each place", 1, configured().size());
  }

  @Test
  public void aSettingThatIsNotAllowedStandsInThePlan() throws Exception {
    var before = written.getAndSet(null);
    try {
      assertEquals("setting", changes.obstacle("{\"restart\": [\"voting\"]}"));
    } finally {
      written.set(before);
    }
  }

  /** The control of the swap: the components of a module are made anew under its callers. */
  @Test
  public void controlASettingChangedInItsPlaceFailsRequests() throws Exception {
    written.set(Map.of(VOTING, Map.of("free.types", new String[] {"topic"})));
    assertDone(changes.order("{\"restart\": [\"voting\"]}"));
    MixedLoad load = load();
    for (int i = 0; i < 100 && load.failures().isEmpty(); i++) {
      long before = load.requests();
      for (var each : configured()) {
        each.update(new Hashtable<>(Map.of("free.types", new String[] {"topic", "t" + i})));
      }
      Await.until(() -> load.requests() > before + 20, () -> "no load");
    }
    load.close();
    assertFalse("a change in its place has a gap", load.failures().isEmpty());
  }

  private List<org.osgi.service.cm.Configuration> configured() throws Exception {
    var all = configurations.listConfigurations("(service.pid=" + VOTING + "|*)");
    return all == null ? List.of() : List.of(all);
  }

  @Test
  public void aModuleIsFetchedByItsMavenCoordinates() throws Exception {
    byte[] jar = next("voting");
    String version = "0.1." + (200 + number);
    publish("fine", version, jar, sha1(jar));
    publish("spoilt", version, jar, sha1(text("something else")));
    assertEquals("done", changes.order("{\"files\": [\"" + fetch("fine", version) + "\"]}"));
    assertEquals(version, changes.active("voting"));
    assertEquals("not-fetched", changes.fetchRefusal("com.example:spoilt:" + version));
    assertEquals("not-fetched", changes.fetchRefusal("com.example:nowhere:1"));
    assertEquals("coordinates", changes.fetchRefusal("../../etc/passwd"));
  }

  private String fetch(String artifact, String version) throws Exception {
    return changes.fetch("com.example:" + artifact + ":" + version);
  }

  private Path maven() {
    return Path.of(context.getProperty("millet.data")).resolve("a-maven-repository");
  }

  private void publish(String artifact, String version, byte[] jar, String sha1)
      throws IOException {
    Path folder = maven().resolve("com/example/" + artifact + "/" + version);
    String file = artifact + "-" + version + ".jar";
    Files.createDirectories(folder);
    Files.write(folder.resolve(file), jar);
    Files.writeString(folder.resolve(file + ".sha1"), sha1);
  }

  private static String sha1(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
  }

  private MixedLoad load() throws Exception {
    String run = run();
    api.product(run, OPERATOR);
    List<String> tokens = List.of(api.member("a" + run, OPERATOR), api.member("b" + run, OPERATOR));
    List<Long> suggestions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      suggestions.add(api.suggestion(run, "Suggestion " + i, tokens.get(0)));
    }
    return new MixedLoad(api, suggestions, tokens).start();
  }

  private static byte[] feature(String name, String required) {
    return text(
        """
        { "feature-resource-version": "1.0", "id": "a:a.features.%s:osgifeature:1",
          "extensions": { "millet-requires":
            { "kind": "mandatory", "type": "text", "text": ["%s"] } } }
        """
            .formatted(name, required));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String remark(String order) throws Exception {
    return changes.plan(order).path("remarks").toString();
  }

  private long bundlesOf(String module) {
    return java.util.stream.Stream.of(context.getBundles())
        .filter(bundle -> module.equals(bundle.getHeaders("").get("Millet-Module")))
        .count();
  }

  private long bundles(String symbolicName) {
    return java.util.stream.Stream.of(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .count();
  }

  private String version(String symbolicName) {
    return java.util.stream.Stream.of(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow()
        .getVersion()
        .toString();
  }

  private static String run() {
    return Long.toString(System.nanoTime(), 36);
  }

  private static String version() {
    return "0.1." + (200 + ++number);
  }

  private byte[] next(String module) throws Exception {
    return Versions.of(home, module).version(version()).bytes();
  }
}
