package dev.millet.modules;

import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** The real table of generations; their bundles know their name and version, and nothing else. */
public final class Register {

  private final GenerationRegister register = new GenerationRegister();
  private final AtomicLong bundles = new AtomicLong();

  public Generations generations() {
    return register;
  }

  /** Files a generation; it is active at once where its module has no active one. */
  public Generation file(String module, Contribution... contributions) {
    return register.file(bundle(module), List.of(contributions));
  }

  /** Files a generation and makes it the active one. */
  public Generation activate(String module, Contribution... contributions) {
    Generation next = file(module, contributions);
    register.switchTo(List.of(next));
    return next;
  }

  /** Takes a generation away for good. */
  public void withdraw(Generation generation) {
    register.withdraw((FiledGeneration) generation);
  }

  private Bundle bundle(String module) {
    long id = bundles.incrementAndGet();
    var headers = new Hashtable<String, String>();
    headers.put(FiledGeneration.MODULE_HEADER, module);
    return (Bundle)
        Proxy.newProxyInstance(
            Register.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" -> headers;
                  case "getVersion" -> new Version(1, 0, (int) id);
                  case "getBundleId" -> id;
                  case "getSymbolicName", "toString" -> "dev.millet." + module;
                  case "hashCode" -> Long.hashCode(id);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
