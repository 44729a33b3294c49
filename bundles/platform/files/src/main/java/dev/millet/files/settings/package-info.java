/** The settings of files. */
package dev.millet.files.settings;
