namespace SupportBot.Architecture.Tests.Planted.Attic;

/// <summary>Lives in a folder without a floor and is a seam that nobody documented.</summary>
public interface IAttic
{
    string Name { get; }
}
