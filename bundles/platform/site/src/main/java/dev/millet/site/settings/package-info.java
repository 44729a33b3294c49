/** The settings that administrators change while the process runs. */
package dev.millet.site.settings;
