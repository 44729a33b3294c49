/**
 * The services that the launcher and the bundles offer each other. The launcher has the classes on
 * its class path, and the framework exports them to all bundles.
 */
@Export
@Version("1.0.0")
package dev.millet.launch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
