/** The texts of all modules, for pages of the platform that show what they contribute. */
@Export
@Version("1.2.0")
package dev.millet.platform.api.pages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
