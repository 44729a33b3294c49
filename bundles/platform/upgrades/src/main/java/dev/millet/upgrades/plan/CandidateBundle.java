package dev.millet.upgrades.plan;

import dev.millet.distribution.Headers;
import dev.millet.platform.api.database.MigrationTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.resource.Resource;

/**
 * A jar as the bundle that it would be, read from the file alone: nothing of it reaches the
 * framework.
 *
 * @param resource its requirements and capabilities
 * @param migrations the files of {@code db/} and of its folders
 */
record CandidateBundle(Resource resource, MigrationTexts migrations) {

  /** Files directly in one of the folders, as an installed bundle's are found. */
  private static final Pattern MIGRATION =
      Pattern.compile("db/((contract|takeover|former)/)?[^/]+\\.sql");

  /**
   * Reads a jar.
   *
   * @throws IllegalArgumentException when its manifest is none of a bundle
   */
  static CandidateBundle read(Path file) throws IOException {
    Map<String, String> headers = new HashMap<>();
    Map<String, String> files = new TreeMap<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      attributes.forEach((name, value) -> headers.put(name.toString(), value.toString()));
      for (var entry : Collections.list(jar.entries())) {
        if (MIGRATION.matcher(entry.getName()).matches()) {
          byte[] content = jar.getInputStream(entry).readAllBytes();
          files.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
        }
      }
    }
    return new CandidateBundle(resource(file, headers), new MigrationTexts(module(headers), files));
  }

  /** As the database names it: by its header, else by its symbolic name. */
  private static String module(Map<String, String> headers) {
    String symbolicName = headers.get(Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0].strip();
    return headers.getOrDefault(Headers.MODULE, symbolicName);
  }

  private static Resource resource(Path file, Map<String, String> headers) {
    try {
      return ResourceBuilder.build(file.toUri().toString(), headers);
    } catch (BundleException | RuntimeException e) {
      // the builder of Felix throws whatever its parser stumbles over
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
