const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Afsæt needs Node 22.18 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

// The adapter would open a second port of its own when its module loads.
process.env["ASTRO_NODE_AUTOSTART"] = "disabled";
