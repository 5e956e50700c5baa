#!/usr/bin/env bash
# Unpacks Emscripten, Eigen, nlohmann/json, GoogleTest, CMake and Ninja from Debian's newest suite
# into a private folder, without root and without a change to the system.
#
#   debian_toolchain.sh CACHE RECIPE     prints the folder made (or found) as its last line
#
# CACHE is the folder to put it in, RECIPE the first part of its name; the versions follow. No host
# is named here: the address is the one the machine's own apt uses. The folder is made under another
# name and renamed when whole, so an interrupted run leaves nothing that looks finished, and a lock
# lets a second run wait for the first.
#
# Each failure ends with one line "reason: …" on standard error; scripts/toolchain.mjs passes it on.
set -euo pipefail
export LC_ALL=C

cache=$1
recipe=$2
packages=(emscripten libeigen3-dev nlohmann-json3-dev googletest cmake ninja-build)
oldest_emscripten=3.1.69
# What these packages ask for to compile programs for this machine, which has its own compilers and
# its own Node: two thirds of the download.
unneeded='^(nodejs|libnode.*|libicu.*|node-(corepack|undici|llhttp)|binutils.*|ccache|libc6-dev|libc-dev-bin|linux-libc-dev|lib(gcc|stdc\+\+|objc)-[0-9]+-dev|lib(asan|tsan|ubsan|lsan|hwasan|itm|quadmath|objc)[0-9]*|libgprofng.*|libctf.*|libclang1-.*|libgtest-dev|tzdata)$'

say() { echo "$*" >&2; }
fail() { say "reason: $*"; exit 1; }

for tool in apt-get apt-cache dpkg-deb flock awk tar; do
  command -v "$tool" >/dev/null || fail "$tool is missing on this Debian system; install it"
done

mkdir -p "$cache" || fail "the cache folder $cache cannot be written; set XDG_CACHE_HOME to one that can"
exec 9>"$cache/lock"
flock --nonblock 9 || { say 'waiting for another set-up to finish …'; flock 9; }
rm -rf "$cache"/unfinished.*
existing=$(find "$cache" -maxdepth 1 -name "$recipe-*" | sort -V | tail -1)
[ -z "$existing" ] || { echo "$existing"; exit 0; }

work=$(mktemp -d "$cache/unfinished.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/apt/{state/lists/partial,archives/partial,sources,empty} "$work/root"
: >"$work/apt/status"

# The machine's own entry of Debian's main archive, its suite replaced by $1.
sources_for() {
  local codename own
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  own="(${codename:-stable}|oldstable|stable|testing|unstable|sid)"
  local files=(/etc/apt/sources.list.d/*.sources)
  if [ -e "${files[0]}" ]; then
    awk -v own="$own" -v suite="$1" '
      BEGIN { RS = ""; FS = "\n" }
      $0 ~ "(^|\n)Suites: *([^\n]* )?" own "( |\n|$)" && /(^|\n)Components:[^\n]* main( |\n|$)/ {
        for (i = 1; i <= NF; i++) {
          if ($i ~ /^Suites:/) print "Suites: " suite
          else if ($i ~ /^Components:/) print "Components: main"
          else if ($i !~ /^#/) print $i
        }
        exit
      }' "${files[@]}" >"$work/apt/sources/debian.sources"
    [ ! -s "$work/apt/sources/debian.sources" ] || return 0
  fi
  rm -f "$work/apt/sources/debian.sources"
  grep -hsE "^deb +(\[[^]]*\] +)?[^ ]+ +$own +([^ ]+ +)*main( |$)" \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.list | head -1 |
    sed -E "s/ $own +.*/ $1 main/" >"$work/apt/sources/debian.list"
  [ -s "$work/apt/sources/debian.list" ] || fail 'apt has no entry for the main archive of Debian;' \
    'install Emscripten (emsdk), put emcc on PATH and run again'
}

apt_options=(
  -o Dir::State::Lists="$work/apt/state/lists"
  -o Dir::State::Status="$work/apt/status"
  -o Dir::Cache="$work/apt"
  -o Dir::Cache::Archives="$work/apt/archives"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
  -o Dir::Etc::SourceList=/dev/null
  -o Dir::Etc::SourceParts="$work/apt/sources"
  -o Dir::Etc::Preferences=/dev/null
  -o Dir::Etc::PreferencesParts="$work/apt/empty"
  -o APT::Sandbox::User=
  -o APT::Install-Recommends=false
  -o Acquire::Languages=none
  -o Acquire::Retries=3
  -o APT::Update::Error-Mode=any
  -o Debug::NoLocking=1
  # Hooks of container images, which would delete the downloads.
  -o APT::Update::Post-Invoke=true -o DPkg::Post-Invoke=true
)
version_of() {
  apt-cache "${apt_options[@]}" policy "$1" | awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }' |
    sed -E 's/^[0-9]+://; s/[+~-].*//'
}

for suite in testing stable; do
  say "reading the package lists of Debian $suite …"
  sources_for "$suite"
  apt-get "${apt_options[@]}" -qq update >&2 || fail 'the package lists of Debian could not be' \
    'downloaded; check the network and the free disk space and run again'
  emscripten=$(version_of emscripten)
  [ -n "$emscripten" ] && dpkg --compare-versions "$emscripten" ge "$oldest_emscripten" && break
  emscripten=
done
[ -n "$emscripten" ] || fail "Debian has no Emscripten >= $oldest_emscripten for this processor;" \
  'install emsdk, put emcc on PATH and run again'

folder="$cache/$recipe-emscripten-$emscripten-eigen-$(version_of libeigen3-dev)"
list=$(apt-get "${apt_options[@]}" --simulate install "${packages[@]}" | awk '$1 == "Inst" { print $2 }' |
  grep -vE "$unneeded")
command -v patchelf >/dev/null || list="$list patchelf"

say "downloading $(wc -w <<<"$list") packages …"
# shellcheck disable=SC2086
(cd "$work/apt/archives" && apt-get "${apt_options[@]}" -q download $list 2>&1) |
  awk '/^Get:/ { if (++n % 20 == 0) print "  " n " packages" } /^[EW]:/ { print }' >&2 ||
  fail 'the packages could not be downloaded; check the network and the free disk space and run again'

say 'unpacking …'
root=$work/root
mkdir -p "$root"/usr/{bin,lib,lib64,sbin}
for name in bin lib lib64 sbin; do ln -s "usr/$name" "$root/$name"; done
for deb in "$work"/apt/archives/*.deb; do
  # dpkg -x would put a folder in place of the links above; tar keeps them.
  dpkg-deb --fsys-tarfile "$deb" |
    tar -x -C "$root" --keep-directory-symlink --no-same-owner \
      --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*' ||
    fail "$cache has no space left (1 GB is needed); free some and run again"
  rm "$deb"
done
# The C library's headers must not stand beside Eigen's: compilers are told to look there.
find "$root/usr/include" -mindepth 1 -maxdepth 1 ! -name eigen3 ! -name nlohmann -exec rm -r {} +
rm -f "$root"/usr/lib/*-linux-gnu*/*.a

# Programs start through the folder's own loader and libraries, at the name it will have.
loader=$(find "$root"/usr/lib/*-linux-gnu* -maxdepth 1 -name 'ld-linux*.so.*' -print -quit)
libraries=$(dirname "$loader")
final_libraries=${libraries/#$root/$folder}
runpath=$final_libraries
for path in "$root"/usr/lib/llvm-*/lib; do runpath="$runpath:${path/#$root/$folder}"; done
patchelf=(patchelf)
if ! command -v patchelf >/dev/null; then
  cp "$root/usr/bin/patchelf" "$work/patchelf"
  patchelf=("$loader" --library-path "$libraries" "$work/patchelf")
fi
while IFS= read -r -d '' file; do
  "${patchelf[@]}" --print-interpreter "$file" >/dev/null 2>&1 || continue
  # In two calls and in this order: patchelf 0.18 ruins Python otherwise.
  "${patchelf[@]}" --set-rpath "$runpath" --force-rpath "$file"
  "${patchelf[@]}" --set-interpreter "$final_libraries/${loader##*/}" "$file"
done < <(find "$root/usr/bin" "$root"/usr/lib/llvm-*/bin -type f -perm -u+x -size +4k -print0)
# A library takes the search path of the program, unless it has one of its own (libLLVM).
while IFS= read -r -d '' file; do
  [ -n "$("${patchelf[@]}" --print-rpath "$file" 2>/dev/null)" ] || continue
  "${patchelf[@]}" --set-rpath "$runpath" --force-rpath "$file"
done < <(find "$root/usr/lib" -type f -name '*.so*' -print0)

# Debian's Node finds packages in /usr/share/nodejs by itself; the machine's Node only in this name.
ln -s nodejs "$root/usr/share/node_modules"

mkdir -p "$root/emcache"
for prebuilt in "$root"/usr/share/emscripten/cache "$root"/var/cache/emscripten; do
  [ ! -d "$prebuilt" ] || cp -r "$prebuilt/." "$root/emcache"
done
llvm=$(find "$root"/usr/lib -maxdepth 1 -name 'llvm-*' -print | sort -V | tail -1)
cat >"$root/emscripten.config" <<CONFIG
EMSCRIPTEN_ROOT = '$folder/usr/share/emscripten'
LLVM_ROOT = '${llvm/#$root/$folder}/bin'
BINARYEN_ROOT = '$folder/usr'
CACHE = '$folder/emcache'
CONFIG

mv -T "$root" "$folder"
starts() { "$@" --version >/dev/null 2>&1; }
python=$(find "$folder/usr/bin" -name 'python3.[0-9]*' -type f -print -quit)
if ! starts "$python" || ! starts "$folder/usr/bin/wasm-opt" || ! starts "${llvm/#$root/$folder}/bin/clang"; then
  rm -rf "$folder"
  fail "the downloaded programs do not start on this machine; install emsdk, put emcc on PATH" \
    'and run again'
fi
echo "$folder"
