/**
 * Contributions of modules to the platform, and the table of active generations through which every
 * entry into a module goes.
 */
@Export
@Version("1.4.0")
package dev.millet.api.modules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
