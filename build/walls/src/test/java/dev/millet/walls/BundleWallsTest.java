package dev.millet.walls;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The walls around a bundle: exports, imports, references, state. */
public class BundleWallsTest {
  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private int number;

  private static final String POLLS =
      """
      package dev.millet.polls;
      public final class Polls {
        public static final String NAME = "polls";
      }
      """;

  @Test
  public void aProviderThatKeepsToItselfPasses() throws Exception {
    assertEquals(List.of(), polls().java(POLLS).brokenRules());
  }

  @Test
  public void aProviderThatExportsAPackageFails() throws Exception {
    Fixture polls = polls().java(POLLS).with("Export-Package", "dev.millet.polls");

    Violation violation = polls.violations(folder.getRoot().toPath()).get(0);

    assertEquals("provider-exports-nothing", violation.rule());
    assertTrue(violation.toString(), violation.toString().contains("dev.millet.polls"));
  }

  @Test
  public void aModuleThatUsesTheApiOfThePlatformFailsAndThePlatformMay() throws Exception {
    assertEquals(List.of("platform-api-stays-inside"), leasing().brokenRules());
    assertEquals(List.of(), leasing().ofThePlatform().brokenRules());
  }

  private Fixture leasing() throws Exception {
    Fixture shared =
        bundle("dev.millet.platform.api")
            .java("package dev.millet.platform.api.modules; public interface Lease {}")
            .with("Export-Package", "dev.millet.platform.api.modules;version=1.0");
    return bundle("dev.millet.leasing" + ++number)
        .with("Millet-Module", "leasing")
        .uses(shared)
        .java(
            """
            package dev.millet.leasing%d;
            public final class Leasing implements dev.millet.platform.api.modules.Lease {}
            """
                .formatted(number));
  }

  @Test
  public void aModuleThatImportsAnotherProvidersPackageFails() throws Exception {
    Fixture polls = polls().java(POLLS);
    Fixture events =
        bundle("dev.millet.surveys")
            .with("Millet-Module", "surveys")
            .uses(polls)
            .java(
                """
                package dev.millet.surveys;
                public final class Events {
                  public Object polls() { return new dev.millet.polls.Polls(); }
                }
                """);

    assertEquals(List.of("imports-only-exports"), events.brokenRules());
  }

  @Test
  public void aModuleThatImportsAnotherModulesApiPasses() throws Exception {
    Fixture events =
        bundle("dev.millet.surveys")
            .with("Millet-Module", "surveys")
            .uses(api())
            .java(
                """
                package dev.millet.surveys;
                public final class Events {
                  public Class<?> polls() { return dev.millet.polls.api.Ballot.class; }
                }
                """);

    assertEquals(List.of(), events.brokenRules());
  }

  @Test
  public void aModuleThatCarriesAnotherModulesClassesFails() throws Exception {
    Fixture events = bundle("dev.millet.surveys").with("Millet-Module", "surveys").java(POLLS);

    assertEquals(List.of("imports-only-exports"), events.brokenRules());
  }

  @Test
  public void anApiInterfaceThatDoesNotSayWhoImplementsItFails() throws Exception {
    Fixture api =
        apiPackage(bundle("dev.millet.polls.api"), "1.0.0")
            .java("package dev.millet.polls.api; public interface Ballot { void cast(); }");

    assertEquals(List.of("api-is-marked"), api.brokenRules());
  }

  @Test
  public void anApiPackageWithoutAVersionFails() throws Exception {
    Fixture api =
        bundle("dev.millet.polls.api")
            .with("Export-Package", "dev.millet.polls.api")
            .java("package dev.millet.polls.api; public record Ballot(String choice) {}");

    assertEquals(List.of("api-is-marked"), api.brokenRules());
  }

  @Test
  public void aMandatoryStaticReferenceToAnotherModulesApiFails() throws Exception {
    assertEquals(
        List.of("references-are-loose"),
        referring("@Reference private Ballot ballot;").brokenRules());
  }

  @Test
  public void anOptionalButStaticReferenceToAnotherModulesApiFails() throws Exception {
    Fixture events =
        referring("@Reference(cardinality = ReferenceCardinality.OPTIONAL) private Ballot ballot;");

    assertEquals(List.of("references-are-loose"), events.brokenRules());
  }

  @Test
  public void anOptionalDynamicReferenceToAnotherModulesApiPasses() throws Exception {
    Fixture events =
        referring(
            "@Reference(cardinality = ReferenceCardinality.OPTIONAL,"
                + " policy = ReferencePolicy.DYNAMIC) private volatile Ballot ballot;");

    assertEquals(List.of(), events.brokenRules());
  }

  @Test
  public void aModuleThatGetsItsOwnClassAsAServiceFails() throws Exception {
    assertEquals(List.of("references-are-loose"), polls().java(POLLS).java(DESK).brokenRules());
  }

  @Test
  public void thePlatformMayGetItsOwnClassAsAService() throws Exception {
    assertEquals(List.of(), polls().ofThePlatform().java(POLLS).java(DESK).brokenRules());
  }

  private static final String DESK =
      """
      package dev.millet.polls;
      import org.osgi.service.component.annotations.*;
      @Component(service = Desk.class)
      public final class Desk { @Reference Polls polls; }
      """;

  @Test
  public void aStaticFieldThatChangesFails() throws Exception {
    Fixture polls =
        polls().java("package dev.millet.polls; final class Count { static int count; }");

    assertEquals(List.of("no-state-of-its-own"), polls.brokenRules());
  }

  @Test
  public void aStaticCacheFails() throws Exception {
    Fixture polls =
        polls()
            .java(
                """
                package dev.millet.polls;
                final class Cache {
                  static final java.util.Map<String, String> SEEN = new java.util.HashMap<>();
                }
                """);

    assertEquals(List.of("no-state-of-its-own"), polls.brokenRules());
  }

  @Test
  public void aThreadLocalFails() throws Exception {
    Fixture polls =
        polls()
            .java(
                """
                package dev.millet.polls;
                final class Caller {
                  static final ThreadLocal<String> NAME = new ThreadLocal<>();
                }
                """);

    assertTrue(polls.brokenRules().contains("no-state-of-its-own"));
  }

  @Test
  public void aModuleThatStartsThreadsFails() throws Exception {
    assertEquals(List.of("no-state-of-its-own"), polls().java(POOL).brokenRules());
  }

  @Test
  public void thePlatformMayStartThreads() throws Exception {
    assertEquals(List.of(), polls().ofThePlatform().java(POOL).brokenRules());
  }

  private static final String POOL =
      """
      package dev.millet.polls;
      final class Pool {
        private final Object pool = java.util.concurrent.Executors.newCachedThreadPool();
      }
      """;

  private Fixture referring(String field) throws Exception {
    return bundle("dev.millet.surveys")
        .with("Millet-Module", "surveys")
        .uses(api())
        .java(
            """
            package dev.millet.surveys;
            import dev.millet.polls.api.Ballot;
            import org.osgi.service.component.annotations.*;
            @Component(service = Events.class)
            public final class Events {
              %s
            }
            """
                .formatted(field));
  }

  private Fixture api() throws IOException {
    return apiPackage(bundle("dev.millet.polls.api"), "1.0.0")
        .java(
            """
            package dev.millet.polls.api;
            @org.osgi.annotation.versioning.ProviderType
            public interface Ballot { void cast(); }
            """);
  }

  static Fixture apiPackage(Fixture fixture, String version) throws IOException {
    return fixture.java(
        """
        @org.osgi.annotation.bundle.Export
        @org.osgi.annotation.versioning.Version("%s")
        package dev.millet.polls.api;
        """
            .formatted(version));
  }

  private Fixture polls() throws IOException {
    return bundle("dev.millet.polls").with("Millet-Module", "polls");
  }

  private Fixture bundle(String name) throws IOException {
    return new Fixture(folder.getRoot().toPath(), name);
  }
}
