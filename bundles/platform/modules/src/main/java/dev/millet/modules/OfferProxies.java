package dev.millet.modules;

import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.modules.Offer;
import dev.millet.api.modules.OfferName;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers one OSGi service for each api and name that an active generation offers: a proxy that
 * leases the generation for each call. It stays registered across switches, so consumers never see
 * one.
 */
final class OfferProxies {

  /** Marks the registered proxies, for people who look at the service registry. */
  static final String PROXY_PROPERTY = "millet.proxy";

  private static final Logger LOG = LoggerFactory.getLogger(OfferProxies.class);

  private final Generations generations;
  private final BundleContext context;
  private final Map<Key, ServiceRegistration<?>> registered = new HashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean closed;

  private record Key(Class<?> api, String name) {}

  /** The offers of one table. */
  private record Index(Map<Key, Filed<Offer<?>>> offers) {

    static Index of(ActiveTable table) {
      Map<Key, Filed<Offer<?>>> offers = new HashMap<>();
      for (var filed : table.of(Offer.class)) {
        Offer<?> offer = filed.contribution();
        offers.put(new Key(offer.api(), offer.name()), new Filed<>(filed.generation(), offer));
      }
      return new Index(Map.copyOf(offers));
    }

    static Index in(ActiveTable table) {
      return table.view(Index.class, Index::of);
    }
  }

  OfferProxies(Generations generations, BundleContext context) {
    this.generations = generations;
    this.context = context;
  }

  /**
   * Makes the registrations agree with the table. Registering calls out to other bundles, which may
   * bring this thread or another one here again: one of them does the work, with no lock held, and
   * goes on until nobody has asked in the meantime.
   */
  void follow() {
    if (asked.getAndIncrement() != 0) {
      return;
    }
    int answered = 1;
    do {
      agree(closed ? Map.of() : Index.in(generations.table()).offers());
      answered = asked.addAndGet(-answered);
    } while (answered != 0);
  }

  void close() {
    closed = true;
    follow();
  }

  private void agree(Map<Key, Filed<Offer<?>>> wanted) {
    wanted.forEach(
        (key, filed) -> {
          if (!registered.containsKey(key)) {
            offer(key, filed.generation());
          }
        });
    for (Key key : List.copyOf(registered.keySet())) {
      if (!wanted.containsKey(key)) {
        registered.remove(key).unregister();
      }
    }
  }

  /** A proxy of an api whose classes do not fit cannot be made; the other offers can. */
  private void offer(Key key, Generation generation) {
    try {
      registered.put(key, register(key));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("{}: its offer of {} is left out", generation, key, e);
    }
  }

  private ServiceRegistration<?> register(Key key) {
    var properties = new Hashtable<String, Object>();
    properties.put(Offer.NAME_PROPERTY, key.name());
    properties.put(PROXY_PROPERTY, true);
    Object proxy =
        Proxy.newProxyInstance(
            key.api().getClassLoader(), new Class<?>[] {key.api()}, new Leasing(key));
    return context.registerService(key.api().getName(), proxy, properties);
  }

  private final class Leasing implements InvocationHandler {
    private final Key key;

    Leasing(Key key) {
      this.key = key;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return answerAsObject(proxy, method, arguments);
      }
      if (!key.name().isEmpty() && method.isAnnotationPresent(OfferName.class)) {
        return key.name();
      }
      try (Entered<Offer<?>> entered = enter()) {
        Object implementation = entered.contribution().implementation();
        return entered.lease().call(toString(method), () -> run(method, implementation, arguments));
      }
    }

    private Object run(Method method, Object implementation, Object[] arguments) throws Throwable {
      try {
        return method.invoke(implementation, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    private String toString(Method method) {
      return "offer " + key.api().getSimpleName() + "." + method.getName();
    }

    private Entered<Offer<?>> enter() {
      return generations
          .<Offer<?>>enter(table -> Optional.ofNullable(Index.in(table).offers().get(key)))
          .orElseThrow(this::unavailable);
    }

    private ModuleUnavailableException unavailable() {
      return new ModuleUnavailableException(
          "", "no active module offers " + key.api().getName() + " " + key.name(), null);
    }

    private Object answerAsObject(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "the offer of " + key.api().getName() + " " + key.name();
      };
    }
  }
}
