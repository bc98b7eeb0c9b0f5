// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/matrix.h"
#include "ui/map/view_transform.h"

#include <QRect>
#include <QSize>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crossfade::ui {

/// The layers of a picture of points, from below.
enum class SplatLayer : std::uint8_t { Context, Coloured };
inline constexpr std::uint32_t kSplatLayers = 2;

/// How an image is cut into tiles, each small enough for its sums to stay in the cache.
class SplatTiles {
public:
    /// `reach` of the kernel. A point touches four tiles at most: they are larger than it.
    SplatTiles(const QSize& image, int reach);

    std::size_t count() const
    {
        return static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    }
    int bits() const { return m_bits; }  ///< a tile is 2^this pixels wide and high
    /// The pixels of the image that belong to a tile.
    QRect pixels(std::size_t tile) const;
    /// Tiles are numbered with a frame of tiles around the image, and room for a power of two in a
    /// line: so that a point's tile is found by shifting.
    int lineBits() const { return m_lineBits; }
    std::size_t framedCount() const { return static_cast<std::size_t>(m_rows + 2) << m_lineBits; }
    std::size_t framed(std::size_t tile) const;

    const QSize& image() const { return m_image; }
    int reach() const { return m_reach; }
    /// A tile's sums have a margin: for points beside the tile whose discs reach into it, with all
    /// of their discs.
    int margin() const { return 2 * m_reach + 1; }
    int lineLength() const { return (1 << m_bits) + 2 * margin(); }
    std::size_t sums() const
    {
        return static_cast<std::size_t>(lineLength()) * static_cast<std::size_t>(lineLength());
    }

private:
    QSize m_image;
    int m_reach;
    int m_bits = 6, m_lineBits = 0;
    int m_columns = 0, m_rows = 0;
};

/// One point as a tile sees it.
struct SplatRecord {
    /// Of the left top one of its four pixels y and x in the tile's sums, phase, class: from the
    /// highest bit 10, 10, 4 and 8 bits.
    std::uint32_t packed;

    std::uint32_t y() const { return packed >> 22U; }
    std::uint32_t x() const { return (packed >> 12U) & 1023U; }
    std::uint32_t phase() const { return (packed >> 8U) & 15U; }
    std::uint32_t klass() const { return packed & 255U; }
};

/// The points that each tile has to draw, per layer. One that touches several tiles is in each.
class SplatBuckets {
public:
    /// Which classes are drawn, and in which layer; one per value of a class.
    struct Drawn {
        std::array<bool, 256> visible{};
        std::array<SplatLayer, 256> layer{};
    };

    /// The points are shared out in blocks of this many, each sorted on its own.
    static constexpr std::size_t kBlock = 16384;

    SplatBuckets(const Matrix& points, std::span<const std::uint8_t> classes, const Drawn& drawn,
                 const ViewTransform& transform, const SplatTiles& tiles, unsigned threads);

    std::size_t blocks() const { return m_blocks.size(); }
    std::span<const SplatRecord> records(std::size_t block, std::size_t tile,
                                         SplatLayer layer) const;
    /// Of all blocks and both layers.
    std::size_t recordsOf(std::size_t tile) const;

private:
    struct Block {
        std::vector<std::uint32_t> starts;  ///< per key, into the records
        std::vector<SplatRecord> records;
    };

    std::size_t keyOf(std::size_t tile, SplatLayer layer) const;

    SplatTiles m_tiles;
    std::vector<Block> m_blocks;
};

}  // namespace crossfade::ui
