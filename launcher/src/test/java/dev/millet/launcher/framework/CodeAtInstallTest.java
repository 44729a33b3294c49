package dev.millet.launcher.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Which headers of a manifest make the framework run code as soon as a jar is installed or
 * resolved. A newer framework that knows another one would be found here, if it is added to the
 * list.
 */
public final class CodeAtInstallTest {

  private static final String ACT = InstallProbe.Act.class.getName();

  /** Run nothing, whether extensions are on or off. */
  private static final Map<String, Map<String, String>> HARMLESS =
      Map.of(
          "lazy",
          Map.of("Bundle-Activator", ACT, "Bundle-ActivationPolicy", "lazy"),
          "eager",
          Map.of("Bundle-Activator", ACT),
          "native",
          Map.of("Bundle-NativeCode", "libact.so; osname=linux, *"),
          "component",
          Map.of("Service-Component", "OSGI-INF/*.xml"),
          "service",
          Map.of("Import-Service", ACT),
          "launcher-agent",
          Map.of("Launcher-Agent-Class", ACT),
          "premain",
          Map.of("Premain-Class", ACT, "Agent-Class", ACT));

  /** Run code, unless extensions are off. */
  private static final Map<String, Map<String, String>> EXTENSIONS =
      Map.of(
          "extension",
          Map.of(
              "Fragment-Host",
              "system.bundle; extension:=framework",
              "ExtensionBundle-Activator",
              ACT),
          "plain-host",
          Map.of("Fragment-Host", "system.bundle", "ExtensionBundle-Activator", ACT),
          "felix-host",
          Map.of("Fragment-Host", "org.apache.felix.framework", "ExtensionBundle-Activator", ACT),
          "felix-activator",
          Map.of("Fragment-Host", "system.bundle; extension:=framework", "Felix-Activator", ACT),
          "other-case",
          Map.of(
              "fRAGMENT-hOST",
              "system.bundle; extension:=framework",
              "extensionbundle-activator",
              ACT));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void nothingRunsWhileExtensionsAreOff() throws Exception {
    assertEquals(Set.of(), ran("-Dfelix.extensions.disable=true"));
  }

  /** The control: it is that property, and nothing else, that stops them. */
  @Test
  public void onlyExtensionsRunWhileTheyAreOn() throws Exception {
    assertEquals(EXTENSIONS.keySet(), ran("-Dfelix.extensions.disable=false"));
  }

  private Set<String> ran(String property) throws Exception {
    Map<String, Map<String, String>> all = new TreeMap<>(HARMLESS);
    all.putAll(EXTENSIONS);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for a second
                property,
                "-cp",
                System.getProperty("java.class.path"),
                InstallProbe.class.getName(),
                folder.newFolder().toString()));
    Path jars = folder.newFolder().toPath();
    for (Map.Entry<String, Map<String, String>> each : all.entrySet()) {
      command.add(jar(jars.resolve(each.getKey()), each.getValue()).toString());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(said, 0, process.waitFor());
    assertTrue(said, said.contains("done"));
    return said.lines()
        .filter(line -> line.startsWith(InstallProbe.RAN))
        .map(line -> line.substring(InstallProbe.RAN.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path jar(Path file, Map<String, String> headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "example." + file.getFileName());
    headers.forEach(main::putValue);
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }
}
