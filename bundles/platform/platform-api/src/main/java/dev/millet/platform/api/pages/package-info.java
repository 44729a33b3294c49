/** The texts of all modules and the looks of the site, where pages alone are not enough. */
@Export
@Version("1.3.0")
package dev.millet.platform.api.pages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
