package dev.millet.gateway.assets;

import dev.millet.platform.api.gateway.Assets;
import dev.millet.platform.api.modules.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The assets of the bundle that uses this service. */
@Component(service = Assets.class, scope = ServiceScope.BUNDLE)
public final class BundleAssets implements Assets {

  private static final String FOLDER = "assets/";

  private final AssetStore store;
  private final String module;
  private final Map<String, String> urls = new HashMap<>();

  @Activate
  public BundleAssets(ComponentContext context, @Reference AssetStore store) {
    this(moduleOf(context.getUsingBundle()), filesOf(context.getUsingBundle()), store);
  }

  BundleAssets(String module, Map<String, byte[]> files, AssetStore store) {
    this.module = module;
    this.store = store;
    Map<String, Asset> published = new HashMap<>();
    files.forEach(
        (file, content) -> {
          String url = AssetUrls.of(module, file, content);
          urls.put(file, url);
          published.put(url, Asset.of(file, content));
        });
    store.publish(published);
  }

  @Override
  public String url(String file) {
    String url = urls.get(file);
    if (url == null) {
      throw new IllegalArgumentException(module + " has no file " + FOLDER + file);
    }
    return url;
  }

  @Deactivate
  void retire() {
    store.retire(urls.values());
  }

  private static String moduleOf(Bundle bundle) {
    String module = bundle.getHeaders("").get(Generation.MODULE_HEADER);
    return module == null ? bundle.getSymbolicName() : module;
  }

  private static Map<String, byte[]> filesOf(Bundle bundle) {
    Enumeration<URL> found = bundle.findEntries(FOLDER, "*", true);
    Map<String, byte[]> files = new HashMap<>();
    for (URL entry : Collections.list(found == null ? Collections.emptyEnumeration() : found)) {
      if (!entry.getPath().endsWith("/")) {
        files.put(entry.getPath().substring(FOLDER.length() + 1), read(entry));
      }
    }
    return files;
  }

  private static byte[] read(URL entry) {
    try (InputStream in = entry.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + entry, e);
    }
  }
}
