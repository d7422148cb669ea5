/// \file
/// Libraries that are loaded when the first of their functions is called. Some bring so many others
/// along that loading them would take longer than many commands take to run.
#pragma once

#include <atomic>

namespace loci::geo {

/// A shared library that the program does not need to start. Its functions may be called from
/// several threads.
class LateLibrary {
 public:
  /// \param file as the loader finds it: "libproj.so.25"
  /// \param product what a person would install: "PROJ"
  constexpr LateLibrary(const char* file, const char* product) : file_(file), product_(product) {}

  /// The address of a function. Throws Error where the library or the function is missing.
  void* function(const char* name) const;

 private:
  void* opened() const;

  const char* file_;
  const char* product_;
  mutable std::atomic<void*> handle_ = nullptr;
};

/// A function of such a library, found when it is first called.
template <typename Signature>
class LateFunction;

/// What functions with and without further arguments have in common.
template <typename FunctionPointer>
class LateAddress {
 public:
  constexpr LateAddress(const LateLibrary& library, const char* name)
      : library_(library), name_(name) {}
  operator FunctionPointer() const { return address(); }

 protected:
  FunctionPointer address() const {
    void* known = address_.load(std::memory_order_acquire);
    if (known == nullptr) {
      known = library_.function(name_);
      address_.store(known, std::memory_order_release);
    }
    return reinterpret_cast<FunctionPointer>(known);
  }

 private:
  const LateLibrary& library_;
  const char* name_;
  mutable std::atomic<void*> address_ = nullptr;
};

/// Called like the function itself; also what a pointer to it is made from.
template <typename Result, typename... Arguments>
class LateFunction<Result(Arguments...)> : public LateAddress<Result (*)(Arguments...)> {
 public:
  using LateAddress<Result (*)(Arguments...)>::LateAddress;
  Result operator()(Arguments... arguments) const { return this->address()(arguments...); }
};

template <typename Result, typename... Arguments>
class LateFunction<Result(Arguments..., ...)> : public LateAddress<Result (*)(Arguments..., ...)> {
 public:
  using LateAddress<Result (*)(Arguments..., ...)>::LateAddress;
  template <typename... Further>
  Result operator()(Arguments... arguments, Further... further) const {
    return this->address()(arguments..., further...);
  }
};

/// Declares a late function under the name of the one whose header is included. Within the
/// namespace of the declaration it comes before that one, so that a function that is not declared
/// so does not link.
#define LOCI_LATE_FUNCTION(library, function) \
  inline constinit ::loci::geo::LateFunction<decltype(::function)> function(library, #function)

}  // namespace loci::geo
