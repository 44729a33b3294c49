package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.ModuleFailureException;
import dev.millet.platform.api.modules.HealthCheckRunner;
import dev.millet.platform.api.modules.Lease;
import dev.millet.platform.api.modules.ModuleCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** An Error of a module's code is a failure of the module, as an exception is. */
public final class ModuleCallTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final FiledGeneration generation =
      new GenerationRegister().file(StubBundles.bundle("voting", "1.0.0"), List.of());

  private <T> T call(ModuleCode<T> code) throws Exception {
    try (Lease lease = generation.lease().orElseThrow()) {
      return lease.call("job count", code);
    }
  }

  private static <T> ModuleCode<T> throwing(Throwable thrown) {
    return () -> {
      throw thrown;
    };
  }

  @Test
  public void everyErrorIsAnExceptionOfTheModule() {
    List<Throwable> errors =
        List.of(
            new NoClassDefFoundError("com/example/Gone"),
            new ExceptionInInitializerError(new IllegalStateException("static")),
            new ServiceConfigurationError("no provider"),
            new AssertionError("never so"),
            new StackOverflowError(),
            new OutOfMemoryError("on purpose"),
            new ThreadDeath(),
            new Error("of its own"),
            new Throwable("neither Error nor exception"));
    for (Throwable error : errors) {
      ModuleFailureException failure =
          assertThrows(ModuleFailureException.class, () -> call(throwing(error)));
      assertEquals("voting", failure.module());
      assertEquals("voting 1.0.0: job count failed: " + error, failure.getMessage());
      assertSame(error, failure.getCause());
    }
    assertEquals(Map.of("job count", (long) errors.size()), generation.errors());
    assertEquals("the lease was given back", 0, generation.leases());
  }

  @Test
  public void anExceptionPassesAndIsNoError() {
    IOException thrown = new IOException("as usual");
    assertSame(thrown, assertThrows(IOException.class, () -> call(throwing(thrown))));
    assertEquals(Map.of(), generation.errors());
  }

  @Test
  public void whatTakesTooLongIsInterruptedAndTheCallerIsNot() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Lease lease = generation.lease().orElseThrow()) {
      ModuleFailureException failure =
          assertThrows(
              ModuleFailureException.class,
              () -> lease.call("health check slow", Duration.ofMillis(20), awaiting(never)));
      assertTrue(failure.getMessage(), failure.getMessage().endsWith("took longer than 20 ms"));
      assertFalse("the interrupt was the code's", Thread.currentThread().isInterrupted());
    }
  }

  /** The control: with enough time the same code comes to its end. */
  @Test
  public void whatIsInTimeIsNotInterrupted() throws Exception {
    CountDownLatch soon = new CountDownLatch(1);
    Thread opener = new Thread(soon::countDown);
    opener.start();
    try (Lease lease = generation.lease().orElseThrow()) {
      assertTrue(lease.call("health check quick", LONG, awaiting(soon)));
    }
    opener.join();
  }

  private static ModuleCode<Boolean> awaiting(CountDownLatch latch) {
    return () -> latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  public void aHealthCheckThatAnswersNullFails() {
    HealthCheck check = new HealthCheck("empty", () -> null);
    assertThrows(
        NullPointerException.class,
        () -> HealthCheckRunner.run(check, generation.lease().orElseThrow()));
    HealthCheck well = new HealthCheck("well", Optional::empty);
    try (Lease lease = generation.lease().orElseThrow()) {
      assertEquals(Optional.empty(), HealthCheckRunner.run(well, lease));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
