#!/bin/sh
# The whole program on a real disk of 8 MB that fills up while people write; see SmallDiskIntegrationTest.
# Root, or a user who may have namespaces of their own (unshare): something has to be mounted.
set -eu

cd "$(dirname "$0")/.."
if [ "$(id -u)" != 0 ] && [ -z "${LICHTHOF_OWN_MOUNTS:-}" ]; then
  LICHTHOF_OWN_MOUNTS=yes exec unshare --user --map-root-user --mount "$0" "$@"
fi

disk=$(mktemp -d)
mount -t tmpfs -o size=8m lichthof-small-disk "$disk"
trap 'umount "$disk"; rmdir "$disk"' EXIT
trap 'exit 1' INT TERM
SMALL_DISK=$disk ./lichthof test --fast -pl protocol,web-client,server -Dtest=SmallDiskIntegrationTest "$@"
