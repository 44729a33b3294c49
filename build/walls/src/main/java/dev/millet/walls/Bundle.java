package dev.millet.walls;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.objectweb.asm.ClassReader;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * A built bundle and the project that it was built from.
 *
 * @param jar the bundle
 * @param project the project's folder, for the places in messages; its sources may be missing
 * @param classpath the jars and class folders that it was compiled against
 * @param platform whether it belongs to the platform, which owns the threads
 */
record Bundle(Jar jar, Path project, Collection<Path> classpath, boolean platform) {

  /** The header that names the module of a provider. */
  static final String MODULE = "Millet-Module";

  String header(String name) {
    try {
      Manifest manifest = jar.getManifest();
      String value = manifest == null ? null : manifest.getMainAttributes().getValue(name);
      return value == null ? "" : value;
    } catch (Exception e) {
      throw new IllegalStateException(jar.getName() + " has no readable manifest", e);
    }
  }

  Parameters parameters(String name) {
    return new Parameters(header(name));
  }

  String name() {
    String name = header("Bundle-SymbolicName");
    int directives = name.indexOf(';');
    return directives < 0 ? name : name.substring(0, directives);
  }

  /** The module that it is the provider of; empty where it is none. */
  String module() {
    return header(MODULE);
  }

  /** Whether it has something that runs, as opposed to types that others share. */
  boolean isProvider() {
    return !module().isEmpty()
        || !header("Service-Component").isEmpty()
        || !header("Bundle-Activator").isEmpty();
  }

  /** Whether it exports packages of its own name: the contract between modules. */
  boolean isApi() {
    return !isProvider() && !ownExports().isEmpty();
  }

  List<String> ownExports() {
    return parameters("Export-Package").keySet().stream().filter(this::isOwn).toList();
  }

  boolean isOwn(String packageName) {
    return packageName.equals(name()) || packageName.startsWith(name() + ".");
  }

  /** The first part of its name that it shares with its neighbours, such as {@code dev.millet.}. */
  String vendor() {
    String[] parts = name().split("\\.");
    return parts.length < 3 ? name() + "." : parts[0] + "." + parts[1] + ".";
  }

  boolean contains(String className) {
    return jar.getResource(className.replace('.', '/') + ".class") != null;
  }

  /** The classes under its own name; an embedded library answers for itself. */
  List<ClassReader> classes() {
    String root = name().replace('.', '/') + "/";
    List<ClassReader> classes = new ArrayList<>();
    for (String path : jar.getResources().keySet()) {
      if (path.startsWith(root) && path.endsWith(".class")) {
        classes.add(new ClassReader(bytes(path)));
      }
    }
    return classes;
  }

  /** The texts in a folder of the bundle, by path. */
  TreeMap<String, String> texts(String folder, String suffix) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (String path : jar.getResources().keySet()) {
      if (path.startsWith(folder) && path.endsWith(suffix)) {
        texts.put(path, text(path));
      }
    }
    return texts;
  }

  /** The descriptions of its components, by path. */
  Map<String, Element> components() {
    Map<String, Element> components = new TreeMap<>();
    for (String path : parameters("Service-Component").keySet()) {
      if (jar.getResource(path) != null) {
        components.put(path, parse(text(path)));
      }
    }
    return components;
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new IllegalStateException("not a component description: " + xml, e);
    }
  }

  String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) {
    Resource resource = jar.getResource(path);
    try (InputStream in = resource.openInputStream()) {
      return in.readAllBytes();
    } catch (Exception e) {
      throw new IllegalStateException("cannot read " + path + " in " + jar.getName(), e);
    }
  }

  /** The files of the project below a source folder, with a suffix; empty if absent. */
  List<Path> sources(String folder, String suffix) {
    Path root = project.resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a class of the bundle comes from, for messages. */
  String sourceOf(ClassReader type) {
    String name = type.getClassName();
    int nested = name.indexOf('$');
    String outer = nested < 0 ? name : name.substring(0, nested);
    Path source = project.resolve("src/main/java").resolve(outer + ".java");
    return Files.exists(source) ? "src/main/java/" + outer + ".java" : name.replace('/', '.');
  }

  /** Where a resource of the bundle comes from, for messages. */
  String sourceOf(String path) {
    Path source = project.resolve("src/main/resources").resolve(path);
    return Files.exists(source) ? "src/main/resources/" + path : path;
  }
}
