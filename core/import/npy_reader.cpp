// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/npy_reader.h"

#include "core/base/text.h"
#include "core/import/table_reader.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

namespace crossfade {

static_assert(std::endian::native == std::endian::little, "vectors are stored little-endian");

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";

/// The text that follows 'key': in the header's dictionary, without leading blanks.
std::optional<std::string_view> headerValue(std::string_view header, std::string_view key)
{
    const std::string quotedKey = "'" + std::string(key) + "'";
    const std::size_t at = header.find(quotedKey);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view rest = header.substr(at + quotedKey.size());
    const std::size_t start = rest.find_first_not_of(": ");
    if (start == std::string_view::npos) return std::nullopt;
    return rest.substr(start);
}

struct Shape {
    std::uint64_t rows = 0;
    std::uint64_t cols = 0;
};

std::optional<Shape> parseShape(std::string_view value)
{
    const std::size_t end = value.find(')');
    if (!value.starts_with('(') || end == std::string_view::npos) return std::nullopt;
    std::vector<std::uint64_t> sizes;
    for (std::string part : splitText(value.substr(1, end - 1), ',')) {
        std::erase(part, ' ');
        if (part.empty()) continue;
        const auto size = parseInteger(part);
        if (!size || *size < 0) return std::nullopt;
        sizes.push_back(static_cast<std::uint64_t>(*size));
    }
    if (sizes.size() != 2) return std::nullopt;
    return Shape{sizes[0], sizes[1]};
}

/// IEEE 754 half precision.
float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = (half & 0x8000U) << 16U;
    const std::uint32_t exponent = (half >> 10U) & 31U;
    const std::uint32_t fraction = half & 0x3FFU;
    if (exponent == 0) {
        const float value = static_cast<float>(fraction) * 0x1.0p-24F;
        return sign != 0 ? -value : value;
    }
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + 112;
    return std::bit_cast<float>(sign | (wide << 23U) | (fraction << 13U));
}

template <typename T>
void convert(std::string_view bytes, Matrix& matrix)
{
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        T value;
        std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
        matrix.values[i] = static_cast<float>(value);
    }
}

void convertHalf(std::string_view bytes, Matrix& matrix)
{
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        std::uint16_t half = 0;
        std::memcpy(&half, bytes.data() + i * 2, 2);
        matrix.values[i] = fromHalf(half);
    }
}

struct NumberType {
    std::string_view descr;
    std::size_t size;
    void (*convert)(std::string_view, Matrix&);
};
constexpr NumberType kTypes[] = {{"<f4", 4, convert<float>},
                                 {"<f8", 8, convert<double>},
                                 {"<f2", 2, convertHalf},
                                 {"<i4", 4, convert<std::int32_t>},
                                 {"<i8", 8, convert<std::int64_t>}};

}  // namespace

Result<Matrix> readNpy(const std::filesystem::path& path)
{
    const auto fault = [&](std::string message) {
        return Error{ErrorCode::InvalidInput, std::move(message), path.filename().string()};
    };
    CROSSFADE_ASSIGN(const std::string file, readWholeFile(path));
    if (file.size() < 10 || !file.starts_with(kMagic)) return fault("This is not a .npy file.");
    const auto byte = [&](std::size_t i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(file[i]));
    };
    const std::size_t version = byte(6);
    if (version < 1 || version > 3)
        return fault("The .npy format version " + std::to_string(version) +
                     " is not known (1 to 3 are).");
    const std::size_t start = version == 1 ? 10 : 12;
    if (file.size() < start) return fault("The file ends inside its header.");
    const std::size_t length =
        byte(8) | byte(9) << 8U | (version == 1 ? 0 : byte(10) << 16U | byte(11) << 24U);
    if (file.size() - start < length) return fault("The file ends inside its header.");
    const std::string_view header = std::string_view(file).substr(start, length);

    const auto descr = headerValue(header, "descr");
    const auto order = headerValue(header, "fortran_order");
    const auto shapeText = headerValue(header, "shape");
    if (!descr || !order || !shapeText)
        return fault("The header lacks descr, fortran_order or shape: " + inQuotes(header) + ".");
    if (order->starts_with("True"))
        return fault("The array is in Fortran order (fortran_order True); save it in C order.");
    if (descr->starts_with("'>"))
        return fault("The numbers are big-endian (descr " + std::string(descr->substr(0, 5)) +
                     "); save them little-endian.");
    const NumberType* type = nullptr;
    for (const NumberType& known : kTypes)
        if (descr->starts_with("'" + std::string(known.descr) + "'")) type = &known;
    if (type == nullptr)
        return fault("The number type " + inQuotes(descr->substr(0, 12)) +
                     " is not one of <f2 <f4 <f8 <i4 <i8.");
    const auto shape = parseShape(*shapeText);
    if (!shape)
        return fault("The shape " + inQuotes(shapeText->substr(0, 30)) +
                     " does not have two dimensions.");
    const std::string_view body = std::string_view(file).substr(start + length);
    const std::uint64_t room = body.size() / type->size;
    const bool fits = shape->cols == 0 ? body.empty() : room / shape->cols == shape->rows;
    if (!fits || shape->rows * shape->cols * type->size != body.size())
        return fault("The header promises " + std::to_string(shape->rows) + " x " +
                     std::to_string(shape->cols) + " numbers of " + std::to_string(type->size) +
                     " bytes, but " + std::to_string(body.size()) +
                     " bytes follow: the file is cut off or has a tail.");
    Matrix matrix(shape->rows, shape->cols);
    type->convert(body, matrix);
    return matrix;
}

}  // namespace crossfade
