package dev.millet.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.text.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's own name, colour and logo. A setting that cannot be used is left out and logged. */
@Component(service = Branding.class, configurationPid = PagesSettings.PID)
@Designate(ocd = PagesSettings.class)
public final class Branding {

  private static final Logger LOG = LoggerFactory.getLogger(Branding.class);
  private static final int LARGEST_LOGO = 256 * 1024;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final Map<String, String> IMAGES =
      Map.of("svg", "image/svg+xml", "png", "image/png", "webp", "image/webp");

  private final String name;
  private final Optional<Published> style;
  private final Optional<Published> logo;

  @Activate
  public Branding(PagesSettings settings) {
    name = VisibleText.isBlank(settings.name()) ? "Millet" : settings.name().strip();
    style = styleOf(settings.accent().strip());
    logo = logoOf(settings.logo().strip());
  }

  /** A file whose URL names its content. */
  private record Published(String path, String contentType, byte[] content) {

    static Published of(String folder, String contentType, byte[] content) {
      long hash = 1125899906842597L;
      for (byte part : content) {
        hash = 31 * hash + part;
      }
      return new Published(folder + Long.toHexString(hash), contentType, content);
    }

    Reply reply(Request request) {
      if (!request.path().equals(path)) {
        throw Problem.notFound("").toException();
      }
      return Reply.bytes(contentType, content).withHeader("Cache-Control", FOR_EVER);
    }
  }

  private static Optional<Published> styleOf(String accent) {
    Optional<Colour> colour = Colour.parse(accent);
    if (colour.isEmpty() && !accent.isEmpty()) {
      LOG.warn("pages.accent is no colour such as #1d5c94 and is left out: {}", accent);
    }
    return colour
        .map(AccentStyle::of)
        .map(css -> css.getBytes(StandardCharsets.UTF_8))
        .map(css -> Published.of("/pages/style/", "text/css; charset=utf-8", css));
  }

  private static Optional<Published> logoOf(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = IMAGES.get(ending);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(file);
      if (type != null && Files.size(path) <= LARGEST_LOGO) {
        return Optional.of(Published.of("/pages/logo/", type, Files.readAllBytes(path)));
      }
      LOG.warn("pages.logo is no SVG, PNG or WebP of at most 256 KiB and is left out: {}", file);
    } catch (IOException | InvalidPathException e) {
      LOG.warn("pages.logo cannot be read and is left out: {}", e.toString());
    }
    return Optional.empty();
  }

  public String name() {
    return name;
  }

  /** The URL of the style sheet with the site's colour; null where it has none of its own. */
  public String style() {
    return style.map(Published::path).orElse(null);
  }

  /** The URL of the logo; null where the site has none of its own. */
  public String logo() {
    return logo.map(Published::path).orElse(null);
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/pages/style/{hash}",
            Permission.PUBLIC,
            RouteDocument.of("The site's colour"),
            request -> published(style, request)),
        Route.get(
            "/pages/logo/{hash}",
            Permission.PUBLIC,
            RouteDocument.of("The site's logo"),
            request -> published(logo, request)));
  }

  private static Reply published(Optional<Published> file, Request request) {
    return file.orElseThrow(() -> Problem.notFound("").toException()).reply(request);
  }
}
