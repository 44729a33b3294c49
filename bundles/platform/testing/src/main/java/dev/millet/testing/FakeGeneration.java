package dev.millet.testing;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Lease;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** A generation of a module whose bundle has only a name. */
public final class FakeGeneration implements Generation {

  private final String module;
  private final int number;
  private final List<Contribution> contributions;
  private final Json json;
  private final AtomicInteger leases = new AtomicInteger();
  private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private volatile State state = State.STANDBY;

  FakeGeneration(String module, int number, List<Contribution> contributions, Json json) {
    this.module = module;
    this.number = number;
    this.contributions = contributions;
    this.json = json;
  }

  void state(State next) {
    state = next;
  }

  @Override
  public String module() {
    return module;
  }

  @Override
  public Version version() {
    return new Version(1, 0, number);
  }

  @Override
  public Bundle bundle() {
    return (Bundle)
        Proxy.newProxyInstance(
            Bundle.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("toString")) {
                return "fake." + module + " [" + number + "]";
              }
              throw new UnsupportedOperationException("a fake bundle only has a name");
            });
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }

  @Override
  public Optional<Lease> lease() {
    leases.incrementAndGet();
    if (state != State.ACTIVE) {
      leases.decrementAndGet();
      return Optional.empty();
    }
    return Optional.of(new FakeLease());
  }

  Lease trial() {
    leases.incrementAndGet();
    return new FakeLease();
  }

  @Override
  public int leases() {
    return leases.get();
  }

  @Override
  public Json json() {
    return json;
  }

  @Override
  public <T> T attachment(Class<T> key, Supplier<T> make) {
    return key.cast(attachments.computeIfAbsent(key, ignored -> make.get()));
  }

  private final class FakeLease implements Lease {

    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public Generation generation() {
      return FakeGeneration.this;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        leases.decrementAndGet();
      }
    }
  }
}
