// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/splat_buckets.h"

#include "core/jobs/parallel_for.h"
#include "ui/map/splat_kernel.h"

#include <algorithm>
#include <memory>
#include <numeric>

namespace crossfade::ui {

namespace {

/// A point's record, and which tile and layer it is for.
struct Entry {
    std::uint32_t key;
    SplatRecord record;
};

/// Coordinates are snapped in runs of this many, which the compiler does several at once.
constexpr std::size_t kRun = 512;

/// A point touches two tiles per direction at most.
constexpr std::size_t kTilesPerPoint = 4;

/// The left top pixel of the four that a point is shared out among, in quarters of a pixel from the
/// corner of the frame of tiles. What lies too far outside, or is NaN, gets a place outside.
class Snapping {
public:
    Snapping(const ViewTransform& transform, const SplatTiles& tiles)
        : m_scale(transform.scale() * kSplatPhases)
    {
        const int frame = 1 << tiles.bits();
        const QPointF origin = transform.toView(0.0, 0.0);
        // From the centres of the pixels.
        m_x = (origin.x() - 0.5 + frame) * kSplatPhases;
        m_y = (origin.y() - 0.5 + frame) * kSplatPhases;
        m_right = (tiles.image().width() + 2 * frame) * kSplatPhases - 1;
        m_bottom = (tiles.image().height() + 2 * frame) * kSplatPhases - 1;
    }

    std::int32_t x(float value) const
    {
        return within(m_x + static_cast<double>(value) * m_scale, m_right);
    }
    std::int32_t y(float value) const
    {
        return within(m_y - static_cast<double>(value) * m_scale, m_bottom);
    }

private:
    // Not std::clamp: NaN has to become 0, which is outside.
    static std::int32_t within(double at, double last)
    {
        at = at > 0.0 ? at : 0.0;
        return static_cast<std::int32_t>(at < last ? at : last);
    }

    double m_scale, m_x = 0.0, m_y = 0.0, m_right = 0.0, m_bottom = 0.0;
};

template <typename T>
using Run = std::array<T, kRun>;

/// Where points that were snapped go. All but the rarest work is without branches and
/// multiplications, so that the compiler does several points at once.
class Sharing {
public:
    explicit Sharing(const SplatTiles& tiles)
        : m_bits(tiles.bits()),
          m_lineBits(tiles.lineBits()),
          m_reach(tiles.reach()),
          m_place(tiles.reach() + tiles.margin()),
          m_first(((1 << tiles.bits()) - tiles.reach() - 1) * kSplatPhases),
          m_right(((1 << tiles.bits()) + tiles.reach() + tiles.image().width()) * kSplatPhases),
          m_bottom(((1 << tiles.bits()) + tiles.reach() + tiles.image().height()) * kSplatPhases)
    {
    }

    /// Whether any pixel of the image is touched.
    bool isVisible(std::int32_t x, std::int32_t y) const
    {
        return (x >= m_first) & (x < m_right) & (y >= m_first) & (y < m_bottom);
    }

    /// The first of the tiles that a visible point touches, by its number in the frame.
    std::int32_t firstTile(std::int32_t x, std::int32_t y) const
    {
        return (begin(y) >> m_bits << m_lineBits) + (begin(x) >> m_bits);
    }
    /// The record of a point in the first tile, without the class.
    std::int32_t recordInFirst(std::int32_t x, std::int32_t y) const
    {
        const std::int32_t phase = ((y & kPhaseMask) << kPhaseBits) | (x & kPhaseMask);
        return ((inTile(y) + m_place) << 22) | ((inTile(x) + m_place) << 12) | (phase << 8);
    }
    bool touchesSecond(std::int32_t at) const
    {
        return inTile(at) + 2 * m_reach + 1 >= 1 << m_bits;
    }
    /// What the number of a tile and a record change by from a tile to the one right of or below
    /// it.
    std::int32_t tileBelow() const { return 1 << m_lineBits; }
    std::uint32_t recordRight() const { return 0U - (1U << (m_bits + 12)); }
    std::uint32_t recordBelow() const { return 0U - (1U << (m_bits + 22)); }

private:
    static constexpr int kPhaseBits = 2;
    static constexpr int kPhaseMask = kSplatPhases - 1;

    /// The first pixel that is touched.
    std::int32_t begin(std::int32_t at) const { return (at >> kPhaseBits) - m_reach; }
    std::int32_t inTile(std::int32_t at) const { return begin(at) & ((1 << m_bits) - 1); }

    int m_bits, m_lineBits, m_reach, m_place;
    std::int32_t m_first, m_right, m_bottom;
};

/// The points as they are given, with what turns them into entries.
struct Sorting {
    const Matrix& points;
    std::span<const std::uint8_t> classes;
    const SplatBuckets::Drawn& drawn;
    Snapping snapping;
    Sharing sharing;
};

/// Points of a run that are drawn.
struct Visible {
    std::size_t count = 0;
    Run<std::int32_t> xs, ys;
    Run<std::uint8_t> classes;
};

void findVisible(const Sorting& sorting, std::size_t start, std::size_t count, Visible& visible)
{
    // Copies: for all the compiler knows, what is written might change the originals.
    const Snapping snapping = sorting.snapping;
    const Sharing sharing = sorting.sharing;
    Run<std::int32_t> xs;
    Run<std::int32_t> ys;
    Run<std::uint8_t> classes{};
    Run<std::int32_t> inView;
    if (!sorting.classes.empty())
        std::ranges::copy(sorting.classes.subspan(start, count), classes.begin());
    const float* values = sorting.points.values.data() + 2 * start;
    for (std::size_t i = 0; i < count; ++i) {
        xs[i] = snapping.x(values[2 * i]);
        ys[i] = snapping.y(values[2 * i + 1]);
    }
    for (std::size_t i = 0; i < count; ++i) inView[i] = sharing.isVisible(xs[i], ys[i]);
    // Without a branch: where half of the points are in view, every other would be foreseen
    // wrongly.
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
        visible.xs[found] = xs[i];
        visible.ys[found] = ys[i];
        visible.classes[found] = classes[i];
        found += static_cast<std::size_t>((inView[i] != 0) & sorting.drawn.visible[classes[i]]);
    }
    visible.count = found;
}

/// Says where the next entry is to be written.
Entry* writeEntries(const Sorting& sorting, const Visible& visible, Entry* to)
{
    const Sharing sharing = sorting.sharing;
    Run<std::int32_t> tiles;
    Run<std::int32_t> records;
    Run<std::int32_t> others;  // bit 0: the tile to the right too; bit 1: that below
    for (std::size_t i = 0; i < visible.count; ++i) {
        const std::int32_t x = visible.xs[i];
        const std::int32_t y = visible.ys[i];
        tiles[i] = sharing.firstTile(x, y);
        records[i] = sharing.recordInFirst(x, y);
        others[i] = static_cast<std::int32_t>(sharing.touchesSecond(x)) +
                    2 * static_cast<std::int32_t>(sharing.touchesSecond(y));
    }
    const auto below = static_cast<std::uint32_t>(sharing.tileBelow()) * kSplatLayers;
    for (std::size_t i = 0; i < visible.count; ++i) {
        const std::uint8_t klass = visible.classes[i];
        const auto layer = static_cast<std::uint32_t>(sorting.drawn.layer[klass]);
        const std::uint32_t key = static_cast<std::uint32_t>(tiles[i]) * kSplatLayers + layer;
        const std::uint32_t record = static_cast<std::uint32_t>(records[i]) | klass;
        *to++ = {key, {record}};
        if (others[i] == 0) continue;
        // Written in any case, and overwritten by the next if it was not meant.
        const auto right = static_cast<std::uint32_t>(others[i] & 1);
        const auto low = static_cast<std::uint32_t>(others[i] >> 1);
        *to = {key + kSplatLayers, {record + sharing.recordRight()}};
        to += right;
        *to = {key + below, {record + sharing.recordBelow()}};
        to += low;
        *to = {key + below + kSplatLayers,
               {record + sharing.recordRight() + sharing.recordBelow()}};
        to += right & low;
    }
    return to;
}

}  // namespace

SplatTiles::SplatTiles(const QSize& image, int reach) : m_image(image), m_reach(reach)
{
    while ((1 << m_bits) < 2 * reach + 2) ++m_bits;
    m_columns = ((image.width() - 1) >> m_bits) + 1;
    m_rows = ((image.height() - 1) >> m_bits) + 1;
    while ((1 << m_lineBits) < m_columns + 2) ++m_lineBits;
}

QRect SplatTiles::pixels(std::size_t tile) const
{
    const int at = static_cast<int>(tile);
    const QRect whole((at % m_columns) << m_bits, (at / m_columns) << m_bits, 1 << m_bits,
                      1 << m_bits);
    return whole.intersected(QRect(QPoint(0, 0), m_image));
}

std::size_t SplatTiles::framed(std::size_t tile) const
{
    const auto columns = static_cast<std::size_t>(m_columns);
    return ((tile / columns + 1) << m_lineBits) + tile % columns + 1;
}

SplatBuckets::SplatBuckets(const Matrix& points, std::span<const std::uint8_t> classes,
                           const Drawn& drawn, const ViewTransform& transform,
                           const SplatTiles& tiles, unsigned threads)
    : m_tiles(tiles), m_blocks((points.rows + kBlock - 1) / kBlock)
{
    const Sorting sorting{points, classes, drawn, Snapping(transform, tiles), Sharing(tiles)};
    const std::size_t keys = tiles.framedCount() * kSplatLayers;
    parallelFor(points.rows, kBlock, threads, [&](std::size_t begin, std::size_t end) {
        // Not set to zero before: that alone would take a tenth of the time.
        const auto entries =
            std::make_unique_for_overwrite<Entry[]>(kTilesPerPoint * (end - begin) + 1);
        Entry* last = entries.get();
        Visible visible;
        for (std::size_t start = begin; start < end; start += kRun) {
            findVisible(sorting, start, std::min(kRun, end - start), visible);
            last = writeEntries(sorting, visible, last);
        }
        const std::span<const Entry> written(entries.get(), last);
        if (written.empty()) return;
        Block& block = m_blocks[begin / kBlock];
        block.starts.assign(keys + 1, 0);
        for (const Entry& entry : written) ++block.starts[entry.key + 1];
        std::partial_sum(block.starts.begin(), block.starts.end(), block.starts.begin());
        block.records.resize(written.size());
        std::vector<std::uint32_t> next(block.starts.begin(), block.starts.end() - 1);
        for (const Entry& entry : written) block.records[next[entry.key]++] = entry.record;
    });
}

std::size_t SplatBuckets::keyOf(std::size_t tile, SplatLayer layer) const
{
    return m_tiles.framed(tile) * kSplatLayers + static_cast<std::size_t>(layer);
}

std::span<const SplatRecord> SplatBuckets::records(std::size_t block, std::size_t tile,
                                                   SplatLayer layer) const
{
    const Block& of = m_blocks[block];
    if (of.starts.empty()) return {};
    const std::size_t key = keyOf(tile, layer);
    return std::span(of.records).subspan(of.starts[key], of.starts[key + 1] - of.starts[key]);
}

std::size_t SplatBuckets::recordsOf(std::size_t tile) const
{
    const std::size_t first = keyOf(tile, SplatLayer::Context);
    std::size_t count = 0;
    for (const Block& block : m_blocks)
        if (!block.starts.empty())
            count += block.starts[first + kSplatLayers] - block.starts[first];
    return count;
}

}  // namespace crossfade::ui
