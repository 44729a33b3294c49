/** The table of generations, and the leases under which every call enters a module. */
@Export
@Version("1.0.0")
package dev.millet.platform.api.modules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
