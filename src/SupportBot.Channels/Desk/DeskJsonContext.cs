using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.Desk.Events;
using SupportBot.Channels.Desk.Insights;
using SupportBot.Channels.Desk.SignIn;
using SupportBot.Channels.Desk.Views;
using SupportBot.Channels.Desk.Wall;

namespace SupportBot.Channels.Desk;

/// <summary>The bodies that only the desk reads and writes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SessionBodies.SignInBody))]
[JsonSerializable(typeof(SessionBodies.StatusBody))]
[JsonSerializable(typeof(SessionBodies.WorkBody))]
[JsonSerializable(typeof(SessionBodies.PasswordChange))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonDocument))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(CaseBodies.CaseList))]
[JsonSerializable(typeof(CaseBodies.CaseDetail))]
[JsonSerializable(typeof(CaseBodies.TranscriptView))]
[JsonSerializable(typeof(CaseBodies.ActionAnswer))]
[JsonSerializable(typeof(CaseBodies.NoteList))]
[JsonSerializable(typeof(CaseBodies.CannedList))]
[JsonSerializable(typeof(CaseBodies.Revealed))]
[JsonSerializable(typeof(CaseBodies.ColleagueList))]
[JsonSerializable(typeof(CaseBodies.ReplyBody))]
[JsonSerializable(typeof(CaseBodies.ReturnBody))]
[JsonSerializable(typeof(CaseBodies.TransferBody))]
[JsonSerializable(typeof(CaseBodies.SnoozeBody))]
[JsonSerializable(typeof(CaseBodies.ChecklistBody))]
[JsonSerializable(typeof(CaseBodies.NoteBody))]
[JsonSerializable(typeof(CaseBodies.RevealBody))]
[JsonSerializable(typeof(CaseBodies.ViewingBody))]
[JsonSerializable(typeof(PlaybookBodies.PlaybookList))]
[JsonSerializable(typeof(AccountBodies.AccountList))]
[JsonSerializable(typeof(AccountBodies.NewAccount))]
[JsonSerializable(typeof(AccountBodies.MadeAccount))]
[JsonSerializable(typeof(AccountBodies.AccountChange))]
[JsonSerializable(typeof(AccountBodies.NewPassword))]
[JsonSerializable(typeof(AccountBodies.AuditPage))]
[JsonSerializable(typeof(AccountBodies.DeadItems))]
[JsonSerializable(typeof(TeamsBodies.TeamsCode))]
[JsonSerializable(typeof(TeamsBodies.TeamsMe))]
[JsonSerializable(typeof(TeamsBodies.TeamsOverview))]
[JsonSerializable(typeof(AlertBodies.AlertSettings))]
[JsonSerializable(typeof(AlertBodies.BrowserBody))]
[JsonSerializable(typeof(AlertBodies.AddressBody))]
[JsonSerializable(typeof(AlertBodies.TestAnswer))]
[JsonSerializable(typeof(AlertBodies.PushPayload))]
[JsonSerializable(typeof(InsightBodies.InsightAnswer))]
[JsonSerializable(typeof(InsightBodies.PhraseSuggestion))]
[JsonSerializable(typeof(WallBodies.WallAnswer))]
[JsonSerializable(typeof(DeskFrame))]
[JsonSerializable(typeof(PageWish))]
internal sealed partial class DeskJsonContext : JsonSerializerContext;
