/** People with an account, what they may do, and who is calling. */
@Export
@Version("1.6.0")
package dev.millet.api.members;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
