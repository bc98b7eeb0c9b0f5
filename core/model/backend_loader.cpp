// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trainer.h"

#include <dlfcn.h>
#include <filesystem>
#include <fstream>

namespace crossfade {

namespace {

constexpr const char* kModule = "crossfade-model.so";

std::filesystem::path modulePath()
{
    std::error_code none;
    const std::filesystem::path folder =
        std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    for (const std::filesystem::path& candidate :
         {folder / kModule, folder / "../lib/crossfade" / kModule})
        if (std::filesystem::exists(candidate, none)) return candidate;
    return folder / kModule;
}

bool isOpenBlas(const std::string& file)
{
    return file.find("openblas") != std::string::npos;
}

}  // namespace

Result<ModelBackend*> loadModelBackend()
{
    const std::filesystem::path path = modulePath();
    // The handle is never closed: LibTorch does not survive being unloaded.
    void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
        // NOLINTNEXTLINE(concurrency-mt-unsafe): glibc keeps it per thread
        const std::string reason = ::dlerror();
        return Error{ErrorCode::Backend,
                     "The model module can't be loaded (" + reason + "); is libtorch installed?"};
    }
    using Entry = ModelBackend* (*)();
    auto* entry = reinterpret_cast<Entry>(::dlsym(module, "crossfadeModelBackend"));
    if (entry == nullptr)
        return Error{ErrorCode::Backend, path.string() + " is not Crossfade's model module."};
    return entry();
}

std::string blasInUse()
{
    std::ifstream maps("/proc/self/maps");
    std::string openBlas;
    std::string other;
    for (std::string line; std::getline(maps, line);) {
        const std::size_t slash = line.find('/');
        if (slash == std::string::npos) continue;
        const std::string file = line.substr(slash);
        const std::string name = std::filesystem::path(file).filename().string();
        if (name.starts_with("libopenblas")) openBlas = file;
        // OpenBLAS may answer to the name libblas.so.3 too, from its own folder.
        else if (name.starts_with("libblas.so") && !isOpenBlas(file))
            other = file;
    }
    return other.empty() ? openBlas : other;
}

std::optional<std::string> blasWarning()
{
    const std::string blas = blasInUse();
    if (blas.empty() || isOpenBlas(blas)) return std::nullopt;
    return "The BLAS in use is " + blas +
           ", not OpenBLAS: training will be about twenty times slower. Install "
           "libopenblas0-openmp.";
}

}  // namespace crossfade
