#!/bin/sh
# Boots Debian's own kernel in QEMU with ALSA's sequencer and runs a node script of this project in it.
#
#   boot.sh WORK_DIR SCRIPT.js      SCRIPT.js is relative to the project; its output is what QEMU prints
#
# Ends with 75 where the kernel cannot be fetched, since no network is there; with what QEMU ends with otherwise.
# Needs qemu-system-x86, busybox-static, libasound2, cpio and apt-get (for the kernel, which is unpacked, not installed).
set -eu
work=$1
script=$2
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
mkdir -p "$work"
work=$(cd "$work" && pwd)
modules="soundcore snd snd-timer snd-seq-device snd-rawmidi snd-seq snd-seq-midi-event snd-seq-midi snd-seq-virmidi snd-virmidi"

unpack_kernel() {
  [ -e "$work/kernel/boot" ] && return
  package=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)/\1/p' | head -n 1)
  mkdir -p "$work/kernel"
  cd "$work/kernel"
  apt-get download -q "$package" >&2 || exit 75
  dpkg --fsys-tarfile "$package"_*.deb | tar -x --wildcards './boot/vmlinuz-*' '*/kernel/sound/*'
  rm "$package"_*.deb
  cd "$project"
}

# Copies a binary and every library it loads to the same places in the machine.
copy_with_libraries() {
  ldd "$1" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -Lu "$library" "$root$library"
  done
}

fill_root() {
  root=$work/root
  rm -rf "$root"
  mkdir -p "$root/bin" "$root/proc" "$root/sys" "$root/dev" "$root/tmp" "$root/modules" "$root/usr/share" "$root/flopera"
  cp "$(command -v busybox)" "$root/bin/busybox"
  node=$(readlink -f "$(command -v node)")
  cp "$node" "$root/bin/node"
  copy_with_libraries "$node"
  copy_with_libraries "$(find "$project/node_modules/@julusian" -path '*linux-x64/*.node' | head -n 1)"
  cp -r /usr/share/alsa "$root/usr/share/"
  for module in $modules; do cp "$(find "$work/kernel/lib" -name "$module.ko*" | head -n 1)" "$root/modules/"; done
  node "$project/bin/flopera.js" --version >/dev/null # Builds dist/ where it is missing or stale.
  mkdir "$root/flopera/firmware"
  cp -r "$project/bin" "$project/dist" "$project/scripts" "$project/arrangements" "$project/package.json" "$root/flopera/"
  cp -r "$project/firmware/images" "$root/flopera/firmware/"
  copy_modules_in_use
  mkdir -p "$root/flopera/$(dirname "$script")"
  cp -r "$project/$(dirname "$script")/." "$root/flopera/$(dirname "$script")"
  # With what it imports from src/, which the machine's node cannot read.
  "$project/node_modules/.bin/esbuild" "$project/$script" --bundle --platform=node --format=esm --external:easymidi --external:serialport \
    --log-level=warning --allow-overwrite --outfile="$root/flopera/$script"
  write_init
}

# Only what the program loads at run time, without what tools for development bring along.
copy_modules_in_use() {
  (cd "$project" && npm ls --omit=dev --all --parseable 2>/dev/null) | sed "s|^$project/||" | grep '^node_modules/' | while read -r module; do
    mkdir -p "$root/flopera/$(dirname "$module")"
    [ -e "$root/flopera/$module" ] || cp -r "$project/$module" "$root/flopera/$module"
  done
}

write_init() {
  {
    echo '#!/bin/busybox sh'
    echo '/bin/busybox mkdir -p /usr/bin && /bin/busybox --install -s /bin'
    echo 'mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev'
    echo 'mkdir -p /dev/shm; mount -t tmpfs shm /dev/shm; ip link set lo up'
    for module in $modules; do echo "insmod /modules/$module.ko"; done
    echo 'export PATH=/bin HOME=/tmp CI=true'
    echo "cd /flopera && node $script; echo \"exit code \$?\""
    echo 'poweroff -f'
  } > "$root/init"
  chmod +x "$root/init"
}

unpack_kernel
fill_root
(cd "$work/root" && find . | cpio -o -H newc --quiet | gzip -1) > "$work/initramfs.gz"
exec qemu-system-x86_64 -accel tcg -m 2048 -cpu max -nographic -no-reboot -net none \
  -kernel "$work"/kernel/boot/vmlinuz-* -initrd "$work/initramfs.gz" -append 'console=ttyS0 quiet panic=1'
