using System.Data.Common;

namespace SupportBot.Storage.Tests.Faults;

/// <summary>The connection breaks.</summary>
internal sealed class Crash() : DbException("The connection broke.");
