package dev.millet.pages;

import dev.millet.platform.api.pages.AccentColours;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Measures the contrasts of an accent with what it is shown on. */
@Component(service = AccentColours.class)
public final class AccentContrasts implements AccentColours {

  @Override
  public Optional<Shown> of(String accent) {
    return Colour.parse(accent.strip()).map(AccentContrasts::shown);
  }

  private static Shown shown(Colour accent) {
    Colour light = AccentStyle.onLight(accent);
    Colour dark = AccentStyle.onDark(accent);
    return new Shown(
        accent.textOn().toString(),
        accent.contrast(accent.textOn()),
        light.toString(),
        light.contrast(AccentStyle.LIGHT_GROUND),
        dark.toString(),
        dark.contrast(AccentStyle.DARK_GROUND));
  }
}
