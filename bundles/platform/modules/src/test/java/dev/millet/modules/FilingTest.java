package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.Generation.State;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class FilingTest extends RegisterGround {

  @Test
  public void nothingIsFiledOfAModuleWhoseContributionDoesNotKnowItsIdentity() {
    file("voting", "1.0.0", "one");
    List<Callable<String>> lacking =
        List.of(
            () -> {
              throw new NoClassDefFoundError("com/example/Gone");
            },
            () -> {
              throw new IllegalStateException("not yet");
            },
            () -> null);
    for (Callable<String> identity : lacking) {
      Contribution unsure = new Unsure(identity);
      assertThrows(
          Throwable.class,
          () -> register.file(StubBundles.bundle("polls", "1.0.0"), List.of(unsure)));
      assertEquals("it is not filed", 1, register.all().size());
      assertEquals("it is not active", 1, register.table().generations().size());
      file("polls", "1.0.1", "two");
      assertEquals("its place is free", List.of("one", "two"), greetings(register.table()));
      register.withdraw((FiledGeneration) register.all().get(1));
    }
  }

  @Test
  public void theIdentityIsAskedOnceSoThatNoLaterTableDependsOnIt() {
    AtomicInteger asked = new AtomicInteger();
    Contribution unsure =
        new Unsure(
            () -> {
              if (asked.incrementAndGet() > 1) {
                throw new NoClassDefFoundError("com/example/Gone");
              }
              return "GET /polls";
            });
    register.file(StubBundles.bundle("polls", "1.0.0"), List.of(unsure));
    FiledGeneration voting = file("voting", "1.0.0", "one");
    register.park("voting", LONG, 1).close();
    assertEquals(State.ACTIVE, voting.state());
    assertEquals("one", greet());
    assertEquals(1, asked.get());
  }

  @Test
  public void aListenerThatFailsKeepsNobodyFromBeingFiledAndTheOthersAreTold() {
    AtomicInteger told = new AtomicInteger();
    register.onPublish(
        () -> {
          throw new NoClassDefFoundError("com/example/Gone");
        });
    register.onPublish(told::incrementAndGet);
    assertEquals(State.ACTIVE, file("voting", "1.0.0", "one").state());
    assertEquals(1, told.get());
  }

  private record Unsure(Callable<String> answer) implements Contribution {
    @Override
    public String identity() {
      try {
        return answer.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
