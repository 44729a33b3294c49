package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The wall that keeps types of the JDK from being services. */
public class ContractsWallTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private int number;

  private Fixture polls() throws Exception {
    return new Fixture(folder.newFolder("polls" + ++number).toPath(), "dev.millet.polls")
        .with("Millet-Module", "polls");
  }

  @Test
  public void aComponentThatRefersToATypeOfTheJdkFails() throws Exception {
    Fixture polls =
        polls()
            .java(
                """
                package dev.millet.polls;
                import org.osgi.service.component.annotations.*;
                @Component(service = Polls.class)
                public final class Polls {
                  @Reference(target = "(told=true)") java.util.function.Consumer<String> told;
                }
                """);

    assertEquals(List.of("contracts-are-named"), polls.brokenRules());
  }

  @Test
  public void aComponentThatIsOfferedAsATypeOfTheJdkFails() throws Exception {
    Fixture polls =
        polls()
            .java(
                """
                package dev.millet.polls;
                @org.osgi.service.component.annotations.Component
                public final class Polls implements Runnable { public void run() {} }
                """);

    assertEquals(List.of("contracts-are-named"), polls.brokenRules());
  }

  @Test
  public void aServiceThatIsRegisteredUnderATypeOfTheJdkFailsAndUnderANamedOnePasses()
      throws Exception {
    assertEquals(List.of("contracts-are-named"), registering("java.net.URI").brokenRules());
    assertEquals(List.of(), registering("Desk").brokenRules());
  }

  private Fixture registering(String type) throws Exception {
    return polls()
        .java("package dev.millet.polls; public interface Desk {}")
        .java(
            """
            package dev.millet.polls;
            public final class Polls {
              Object offer(org.osgi.framework.BundleContext context, %s service) {
                return context.registerService(%s.class, service, null);
              }
            }
            """
                .formatted(type, type));
  }
}
