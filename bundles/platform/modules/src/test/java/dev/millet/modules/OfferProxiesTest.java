package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.modules.Offer;
import dev.millet.api.modules.OfferName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** An offer that cannot be made leaves the others and their following of the table alone. */
public final class OfferProxiesTest {

  /** An api whose class loader does not know what it answers. */
  public interface Lacking {
    Gone gone();
  }

  /** A class that is missing. */
  public interface Gone {}

  /** A service that is offered. */
  public static final class Present implements Lacking {
    @Override
    public Gone gone() {
      return null;
    }
  }

  /** An api of which there are several offers. */
  public interface Named {
    @OfferName
    String type();

    String words();
  }

  private final GenerationRegister register = new GenerationRegister();
  private final List<String> registered = new ArrayList<>();
  private final List<Object> proxies = new ArrayList<>();

  @Test
  public void anApiThatLacksAClassIsLeftOutAndTheOthersAreOffered() throws Exception {
    OfferProxies proxies = new OfferProxies(register, context());
    register.onPublish(proxies::follow);
    ClassLoader lacking = new LackingLoader();
    file(
        "broken",
        lacking.loadClass(Lacking.class.getName()),
        lacking.loadClass(Present.class.getName()).getDeclaredConstructor().newInstance());
    file("voting", Runnable.class, (Runnable) () -> {});
    assertEquals(List.of(Runnable.class.getName()), registered);
    assertEquals(2, register.table().generations().size());
  }

  /** The control: where its class is known, the same api is offered. */
  @Test
  public void theSameApiWithItsClassIsOffered() {
    OfferProxies proxies = new OfferProxies(register, context());
    register.onPublish(proxies::follow);
    file("whole", Lacking.class, new Present());
    assertEquals(List.of(Lacking.class.getName()), registered);
  }

  @Test
  public void whatAnOfferIsCalledIsToldAlsoWhileItsModuleGoes() {
    register.onPublish(new OfferProxies(register, context())::follow);
    FiledGeneration going = file("draws", "draw", named("draw"));
    file("notes", "note", named("note"));
    List<Object> held = List.copyOf(proxies);
    register.withdraw(going);
    Named draw = (Named) held.get(0);
    assertEquals("draw", draw.type());
    assertThrows(ModuleUnavailableException.class, draw::words);
    assertEquals("words of note", ((Named) held.get(1)).words());
  }

  /** Without a name, the implementation says it, as long as it is there. */
  @Test
  public void anOfferWithoutANameIsAsked() {
    register.onPublish(new OfferProxies(register, context())::follow);
    FiledGeneration going = file("draws", "", named("draw"));
    Named draw = (Named) proxies.get(0);
    assertEquals("draw", draw.type());
    register.withdraw(going);
    assertThrows(ModuleUnavailableException.class, draw::type);
  }

  private static Named named(String type) {
    return new Named() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public String words() {
        return "words of " + type;
      }
    };
  }

  private FiledGeneration file(String module, String name, Named implementation) {
    return register.file(
        StubBundles.bundle(module, "1.0.0"), List.of(Offer.of(Named.class, name, implementation)));
  }

  private <T> void file(String module, Class<T> api, Object implementation) {
    register.file(
        StubBundles.bundle(module, "1.0.0"), List.of(Offer.of(api, api.cast(implementation))));
  }

  private BundleContext context() {
    return (BundleContext)
        Proxy.newProxyInstance(
            OfferProxiesTest.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> {
              registered.add((String) arguments[0]);
              proxies.add(arguments[1]);
              return registration();
            });
  }

  private static ServiceRegistration<?> registration() {
    return (ServiceRegistration<?>)
        Proxy.newProxyInstance(
            OfferProxiesTest.class.getClassLoader(),
            new Class<?>[] {ServiceRegistration.class},
            (proxy, method, arguments) -> null);
  }

  /** Knows {@link Lacking} and not {@link Gone}. */
  private static final class LackingLoader extends ClassLoader {

    private static final Set<String> OWN = Set.of(Lacking.class.getName(), Present.class.getName());

    LackingLoader() {
      super(OfferProxiesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Gone.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return OWN.contains(name) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (InputStream in = OfferProxiesTest.class.getResourceAsStream(file)) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
