package dev.millet.testing;

import dev.millet.platform.api.modules.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The modules among the roots of the class path: those whose manifest names one. */
final class ModulesOnClassPath {

  private ModulesOnClassPath() {}

  /** The files of {@code db/} by path, of each module that has any. */
  static Map<String, Map<String, String>> databaseFolders() {
    Map<String, Map<String, String>> folders = new LinkedHashMap<>();
    try {
      ClassLoader loader = ModulesOnClassPath.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
        String module = module(url);
        if (module != null) {
          folders.computeIfAbsent(module, name -> new TreeMap<>()).putAll(files(url.toURI()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    folders.values().removeIf(Map::isEmpty);
    return folders;
  }

  private static String module(URL manifest) throws IOException {
    try (InputStream content = manifest.openStream()) {
      return new Manifest(content).getMainAttributes().getValue(Generation.MODULE_HEADER);
    }
  }

  private static Map<String, String> files(URI manifest) throws IOException {
    if (!manifest.getScheme().equals("jar")) {
      return files(Path.of(manifest).getParent().resolveSibling("db"));
    }
    try {
      return files(FileSystems.getFileSystem(manifest).getPath("/db"));
    } catch (FileSystemNotFoundException e) {
      try (FileSystem jar = FileSystems.newFileSystem(manifest, Map.of())) {
        return files(jar.getPath("/db"));
      }
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder, 2)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
          String path = folder.relativize(file).toString().replace('\\', '/');
          texts.put("db/" + path, Files.readString(file));
        }
      }
    }
    return texts;
  }
}
