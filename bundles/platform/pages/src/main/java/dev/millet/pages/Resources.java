package dev.millet.pages;

import dev.millet.api.gateway.Assets;

/**
 * What pages of one bundle are made of.
 *
 * @param module the name of the bundle's module
 */
record Resources(String module, Templates templates, Texts texts, Assets assets) {}
