package dev.millet.pages;

import gg.jte.Content;
import java.util.List;

/**
 * What the shell's template shows.
 *
 * @param notice a sentence about what was just done; may be empty
 * @param here where the choice of language or theme leads back to
 * @param body the module's page
 */
public record ShellModel(
    String title,
    String description,
    Branding branding,
    ShellAssets assets,
    List<String> styles,
    List<String> scripts,
    List<NavigationLink> navigation,
    String notice,
    Theme theme,
    String here,
    Content body) {}
