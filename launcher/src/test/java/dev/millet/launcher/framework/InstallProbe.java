package dev.millet.launcher.framework;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Installs jars, and resolves them, in a framework of its own process, and prints the names of
 * those whose code ran. The property that turns extensions off is read once in a process.
 */
final class InstallProbe {

  static final String RAN = "ran ";

  /** What a jar names wherever code could be named. */
  public static final class Act implements BundleActivator {

    static volatile boolean ran;

    @Override
    public void start(BundleContext context) {
      ran = true;
    }

    @Override
    public void stop(BundleContext context) {}

    /** As a Java agent. */
    public static void premain(String arguments) {
      ran = true;
    }

    /** As a Java agent that is loaded later. */
    public static void agentmain(String arguments) {
      ran = true;
    }
  }

  private InstallProbe() {}

  /** Takes the folder of the framework, and the jars. */
  public static void main(String[] arguments) throws Exception {
    Framework framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    arguments[0],
                    "org.osgi.framework.bootdelegation",
                    "*"));
    framework.start();
    for (int i = 1; i < arguments.length; i++) {
      Path jar = Path.of(arguments[i]);
      Act.ran = false;
      install(framework, jar);
      if (Act.ran) {
        System.out.println(RAN + jar.getFileName());
      }
    }
    System.out.println("done");
    System.exit(0);
  }

  private static void install(Framework framework, Path jar) throws Exception {
    try (InputStream in = Files.newInputStream(jar)) {
      Bundle bundle = framework.getBundleContext().installBundle(jar.toString(), in);
      framework.adapt(FrameworkWiring.class).resolveBundles(java.util.List.of(bundle));
    } catch (BundleException | RuntimeException e) {
      System.out.println("refused " + jar.getFileName() + ": " + e.getMessage());
    }
  }
}
