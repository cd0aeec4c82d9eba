using SupportBot.Architecture.Tests.Planted.Turns;

namespace SupportBot.Architecture.Tests.Planted.Support;

/// <summary>Reaches down, which is allowed.</summary>
public sealed class Waterfall
{
    public Turn? Last { get; init; }
}
