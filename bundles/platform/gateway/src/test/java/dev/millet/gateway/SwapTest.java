package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.testing.FakeGeneration;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;

/** Switches a module under load. The controls show that the load would notice. */
public class SwapTest {

  private static final int SWAPS = 100;
  private static final int CLIENTS = 4;

  @Rule public final TestGateway gateway = new TestGateway();

  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  /** What a module looks like to its requests: it fails once its parts are gone. */
  private static final class Module {

    private volatile boolean destroyed;

    Route route() {
      return get("/module/{id}", request -> work(request.parameter("id")));
    }

    private Reply work(String id) throws InterruptedException {
      Thread.sleep(1);
      if (destroyed) {
        throw new IllegalStateException("the module is destroyed");
      }
      return Reply.json(List.of(id));
    }
  }

  /** One way to replace a module. */
  private interface Swap {
    void replace(FakeGeneration old, Module oldModule, Module next) throws Exception;
  }

  private void swapUnderLoad(Swap swap) throws Exception {
    Module module = new Module();
    gateway.generations.activate("test", module.route());
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        running.add(clients.submit(this::ask));
      }
      for (int i = 0; i < SWAPS; i++) {
        int before = answered.get();
        FakeGeneration old = (FakeGeneration) gateway.generations.table().generations().get(0);
        Module next = new Module();
        swap.replace(old, module, next);
        module = next;
        while (answered.get() < before + CLIENTS) {
          Thread.onSpinWait();
        }
      }
      over.set(true);
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      over.set(true);
      clients.shutdown();
    }
  }

  private Void ask() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = gateway.to("/module/7").build();
    while (!over.get()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        failed.incrementAndGet();
      }
      answered.incrementAndGet();
    }
    return null;
  }

  @Test
  public void noRequestFailsWhenAModuleIsSwitchedAndThenDrained() throws Exception {
    swapUnderLoad(
        (old, oldModule, next) -> {
          gateway.generations.activate("test", next.route());
          assertTrue(gateway.generations.awaitDrained(old, Duration.ofSeconds(20)));
          oldModule.destroyed = true;
        });
    assertEquals(0, failed.get());
  }

  @Test
  public void controlWithoutDrainingRequestsFail() throws Exception {
    swapUnderLoad(
        (old, oldModule, next) -> {
          gateway.generations.activate("test", next.route());
          oldModule.destroyed = true;
        });
    assertTrue("some request was inside", failed.get() > 0);
  }

  @Test
  public void controlRemovedBeforeTheNextIsThereRequestsFail() throws Exception {
    swapUnderLoad(
        (old, oldModule, next) -> {
          gateway.generations.remove("test");
          int before = failed.get();
          while (failed.get() == before) {
            Thread.onSpinWait();
          }
          gateway.generations.activate("test", next.route());
        });
    assertTrue("some request found nothing", failed.get() >= SWAPS);
  }
}
