package dev.millet.modules;

import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** A generation with its frozen contributions; its moves belong to {@link GenerationRegister}. */
final class FiledGeneration implements Generation {

  private final String module;
  private final Bundle bundle;
  private final Version version;
  private final List<Contribution> contributions;
  private final List<String> identities;
  private final LeaseCount leases = new LeaseCount();
  private final Set<HeldLease> held = ConcurrentHashMap.newKeySet();
  private final Map<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private volatile State state = State.STANDBY;

  FiledGeneration(Bundle bundle, List<Contribution> contributions) {
    this.bundle = bundle;
    this.version = bundle.getVersion();
    this.module = nameOf(bundle);
    this.contributions = List.copyOf(contributions);
    this.identities = identities(this.contributions);
  }

  /** Asks the module's code once, before anything is filed: what it throws then leaves no trace. */
  private static List<String> identities(List<Contribution> contributions) {
    List<String> identities = new ArrayList<>();
    for (Contribution contribution : contributions) {
      String identity = contribution.identity();
      if (!identity.isEmpty()) {
        String kind = contribution.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        identities.add(kind + " '" + identity + "'");
      }
    }
    return List.copyOf(identities);
  }

  static String nameOf(Bundle bundle) {
    String name = bundle.getHeaders("").get(Generation.MODULE_HEADER);
    return name != null ? name : bundle.getSymbolicName();
  }

  @Override
  public String module() {
    return module;
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public Bundle bundle() {
    return bundle;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }

  /** Returns the names of what must be unique in a table, such as {@code route 'GET /votes'}. */
  List<String> identities() {
    return identities;
  }

  @Override
  public Optional<Lease> lease() {
    return leases.enter() ? Optional.of(hold()) : Optional.empty();
  }

  /** A lease for checks, whatever the state. */
  Lease trial() {
    leases.enterClosed();
    return hold();
  }

  private Lease hold() {
    HeldLease lease = new HeldLease();
    held.add(lease);
    return lease;
  }

  /** Whether a lease is held that this thread has taken. */
  boolean isInside(Thread thread) {
    return held.stream().anyMatch(lease -> lease.taker == thread);
  }

  @Override
  public List<String> visitors() {
    return held.stream().map(lease -> lease.taker.getName()).sorted().toList();
  }

  @Override
  public int leases() {
    return leases.inside();
  }

  @Override
  public Json json() {
    return attachment(Json.class, JacksonJson::new);
  }

  @Override
  public <T> T attachment(Class<T> key, Supplier<T> make) {
    Object value = attachments.get(key);
    if (value == null) {
      value = attachments.computeIfAbsent(key, unused -> make.get());
    }
    return key.cast(value);
  }

  void open() {
    leases.open();
  }

  void close() {
    leases.close();
  }

  void become(State next) {
    state = next;
  }

  boolean awaitEmpty(long nanos) throws InterruptedException {
    return leases.awaitEmpty(nanos);
  }

  @Override
  public String toString() {
    return module + " " + version + " (bundle " + bundle.getBundleId() + ", " + state + ")";
  }

  private final class HeldLease implements Lease {
    private final AtomicBoolean given = new AtomicBoolean();
    private final Thread taker = Thread.currentThread();

    @Override
    public Generation generation() {
      return FiledGeneration.this;
    }

    @Override
    public void close() {
      if (given.compareAndSet(false, true)) {
        held.remove(this);
        leases.leave();
      }
    }
  }
}
