// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/npy_reader.h"

#include "tests/support/matchers.h"
#include "tests/support/npy_bytes.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::npyFile;
using test::npyHeader;
using test::rawBytes;
using test::TempDir;
using test::valueOf;

Result<Matrix> read(const std::string& bytes)
{
    const TempDir dir;
    return readNpy(dir.write("x.npy", bytes));
}

const std::vector<float> kNumbers = {1.0F, -2.5F, 0.0F, 3.0F, 65504.0F, -0.25F};
const std::string kFloats = rawBytes<float>({1.0F, -2.5F, 0.0F, 3.0F, 65504.0F, -0.25F});

TEST(ReadNpyTest, ReadsFloatsOfFourAndEightBytes)
{
    const Matrix f4 = valueOf(read(npyFile(npyHeader("<f4", "(2, 3)"), kFloats)));
    EXPECT_EQ(f4.rows, 2U);
    EXPECT_EQ(f4.cols, 3U);
    EXPECT_EQ(f4.values, kNumbers);
    const Matrix f8 = valueOf(read(npyFile(
        npyHeader("<f8", "(3, 2)"), rawBytes<double>({1.0, -2.5, 0.0, 3.0, 65504.0, -0.25}))));
    EXPECT_EQ(f8.rows, 3U);
    EXPECT_EQ(f8.values, kNumbers);
}

TEST(ReadNpyTest, ReadsHalfPrecisionWithItsEdges)
{
    // 1, -2.5, 0, smallest subnormal, largest, -0, inf, nan
    const std::string halves =
        rawBytes<std::uint16_t>({0x3C00, 0xC100, 0x0000, 0x0001, 0x7BFF, 0x8000, 0x7C00, 0x7E00});
    const Matrix matrix = valueOf(read(npyFile(npyHeader("<f2", "(4, 2)"), halves)));
    EXPECT_EQ(matrix.values[0], 1.0F);
    EXPECT_EQ(matrix.values[1], -2.5F);
    EXPECT_EQ(matrix.values[2], 0.0F);
    EXPECT_EQ(matrix.values[3], 0x1.0p-24F);
    EXPECT_EQ(matrix.values[4], 65504.0F);
    EXPECT_TRUE(std::signbit(matrix.values[5]));
    EXPECT_TRUE(std::isinf(matrix.values[6]));
    EXPECT_TRUE(std::isnan(matrix.values[7]));
}

TEST(ReadNpyTest, ReadsIntegersOfFourAndEightBytes)
{
    const Matrix i4 = valueOf(
        read(npyFile(npyHeader("<i4", "(1, 3)"), rawBytes<std::int32_t>({1, -7, 1 << 30}))));
    EXPECT_EQ(i4.values, (std::vector<float>{1.0F, -7.0F, 1073741824.0F}));
    const Matrix i8 = valueOf(read(
        npyFile(npyHeader("<i8", "(1, 2)"), rawBytes<std::int64_t>({-3, std::int64_t{1} << 40}))));
    EXPECT_EQ(i8.values, (std::vector<float>{-3.0F, 1099511627776.0F}));
}

TEST(ReadNpyTest, ReadsVersionsOneToThree)
{
    for (const int version : {1, 2, 3})
        EXPECT_EQ(valueOf(read(npyFile(npyHeader("<f4", "(2, 3)"), kFloats, version))).values,
                  kNumbers)
            << version;
}

TEST(ReadNpyTest, ReadsAnyOrderOfTheHeadersEntriesAndPadding)
{
    const std::string header = "{ 'shape':(2,3),'fortran_order':False,'descr':'<f4'}          \n";
    EXPECT_EQ(valueOf(read(npyFile(header, kFloats))).values, kNumbers);
    EXPECT_EQ(valueOf(read(npyFile(npyHeader("<f4", "(0, 3)"), ""))).rows, 0U);
}

TEST(ReadNpyTest, RefusesWhatIsNotNpy)
{
    EXPECT_THAT(read(""), HasErrorWith("x.npy: This is not a .npy file."));
    EXPECT_THAT(read("\x93NUMPY\x01"), HasErrorWith("not a .npy file"));
    EXPECT_THAT(read("PK\x03\x04 this is a zip file"), HasErrorWith("not a .npy file"));
    EXPECT_THAT(read(""), HasErrorCode(ErrorCode::InvalidInput));
    const TempDir dir;
    EXPECT_THAT(readNpy(dir / "none.npy"), HasErrorCode(ErrorCode::Io));
}

TEST(ReadNpyTest, RefusesAnUnknownVersion)
{
    EXPECT_THAT(read(npyFile(npyHeader("<f4", "(2, 3)"), kFloats, 9)), HasErrorWith("version 9"));
}

TEST(ReadNpyTest, RefusesAFileCutOffAnywhereWithoutReadingPastItsEnd)
{
    const std::string whole = npyFile(npyHeader("<f4", "(2, 3)"), kFloats);
    const std::string second = npyFile(npyHeader("<f4", "(2, 3)"), kFloats, 2);
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_THAT(read(whole.substr(0, length)), HasErrorCode(ErrorCode::InvalidInput)) << length;
    for (std::size_t length = 0; length < second.size(); ++length)
        EXPECT_THAT(read(second.substr(0, length)), HasErrorCode(ErrorCode::InvalidInput))
            << length;
    EXPECT_THAT(read(whole.substr(0, 30)), HasErrorWith("ends inside its header"));
    EXPECT_THAT(read(whole.substr(0, whole.size() - 1)), HasErrorWith("23 bytes follow"));
}

TEST(ReadNpyTest, RefusesATail)
{
    EXPECT_THAT(read(npyFile(npyHeader("<f4", "(2, 3)"), kFloats + "x")),
                HasErrorWith("2 x 3 numbers of 4 bytes, but 25 bytes follow"));
}

TEST(ReadNpyTest, RefusesBigEndianAndFortranOrder)
{
    EXPECT_THAT(read(npyFile(npyHeader(">f4", "(2, 3)"), kFloats)), HasErrorWith("big-endian"));
    EXPECT_THAT(read(npyFile(npyHeader("<f4", "(2, 3)", "True"), kFloats)),
                HasErrorWith("Fortran order"));
}

TEST(ReadNpyTest, RefusesOtherNumberTypesWithTheirName)
{
    for (const char* descr : {"<u4", "|b1", "<c8", "|O", "<U10", "<f16"})
        EXPECT_THAT(read(npyFile(npyHeader(descr, "(2, 3)"), kFloats)), HasErrorWith(descr))
            << descr;
    EXPECT_THAT(read(npyFile("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,), }",
                             kFloats)),
                HasErrorWith("not one of"));
}

TEST(ReadNpyTest, RefusesShapesOfOtherThanTwoDimensions)
{
    for (const char* shape : {"(6,)", "(1, 2, 3)", "()", "(2, -3)", "(2, x)", "6", "(2, 3"})
        EXPECT_THAT(read(npyFile(npyHeader("<f4", shape), kFloats)),
                    HasErrorCode(ErrorCode::InvalidInput))
            << shape;
    EXPECT_THAT(read(npyFile(npyHeader("<f4", "(6,)"), kFloats)),
                HasErrorWith("does not have two dimensions"));
}

TEST(ReadNpyTest, RefusesPromisesThatOverflow)
{
    for (const char* shape :
         {"(9223372036854775807, 9223372036854775807)", "(4611686018427387904, 4)",
          "(1152921504606846982, 1)", "(99999999999999999999, 1)"})
        EXPECT_THAT(read(npyFile(npyHeader("<f4", shape), kFloats)),
                    HasErrorCode(ErrorCode::InvalidInput))
            << shape;
}

TEST(ReadNpyTest, RefusesAHeaderThatLacksAnEntry)
{
    EXPECT_THAT(read(npyFile("{'descr': '<f4', 'shape': (2, 3), }", kFloats)),
                HasErrorWith("lacks descr, fortran_order or shape"));
    EXPECT_THAT(read(npyFile("", kFloats)), HasErrorWith("lacks"));
    EXPECT_THAT(read(npyFile("'descr'", kFloats)), HasErrorWith("lacks"));
}

}  // namespace
}  // namespace crossfade
