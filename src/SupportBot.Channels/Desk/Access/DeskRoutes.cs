using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportBot.Channels.Desk.Access;

/// <summary>Puts the desk's routes on the map, each with what it asks of its caller and what the description says of it.</summary>
internal sealed class DeskRoutes(IEndpointRouteBuilder routes, DeskGate gate)
{
    public const string Base = "/desk/api";

    /// <summary>A route for whoever is signed in with this role or a greater one.</summary>
    public void Map(string method, string path, DeskAccess access, Func<HttpContext, DeskCaller, Task<IResult>> run, DeskOperation operation) =>
        Add(method, path, access, async context =>
        {
            var (caller, refusal) = await gate.AdmitAsync(context);
            return refusal ?? (caller is null ? DeskRefusals.SignInNeeded : await run(context, caller));
        }, operation);

    /// <summary>A route for anybody; the caller is told if there is one.</summary>
    public void MapOpen(string method, string path, DeskAccess access, Func<HttpContext, DeskCaller?, Task<IResult>> run, DeskOperation operation) =>
        Add(method, path, access, async context =>
        {
            var (caller, refusal) = await gate.AdmitAsync(context);
            return refusal ?? await run(context, caller);
        }, operation);

    public void Get<TAnswer>(string path, string role, Func<HttpContext, DeskCaller, Task<IResult>> run, string summary) =>
        Map(HttpMethods.Get, path, DeskAccess.Read(role), run, new(summary, null, typeof(TAnswer), StatusCodes.Status200OK));

    public void Post<TBody, TAnswer>(string path, string role, Func<HttpContext, DeskCaller, Task<IResult>> run, string summary, int status = StatusCodes.Status200OK) =>
        Map(HttpMethods.Post, path, DeskAccess.Write(role), run, new(summary, typeof(TBody), typeof(TAnswer), status));

    /// <summary>A change that reads a body and answers nothing.</summary>
    public void Change<TBody>(string method, string path, string role, Func<HttpContext, DeskCaller, Task<IResult>> run, string summary) =>
        Map(method, path, DeskAccess.Write(role), run, new(summary, typeof(TBody), null, StatusCodes.Status204NoContent));

    /// <summary>A change that reads no body.</summary>
    public void Do<TAnswer>(string path, string role, Func<HttpContext, DeskCaller, Task<IResult>> run, string summary) =>
        Map(HttpMethods.Post, path, DeskAccess.Write(role), run, new(summary, null, typeof(TAnswer), StatusCodes.Status200OK));

    private void Add(string method, string path, DeskAccess access, Func<HttpContext, Task<IResult>> run, DeskOperation operation) =>
        routes.MapMethods($"{Base}/{path}", [method], async context => await (await gate.RunAsync(context, run)).ExecuteAsync(context)).WithMetadata(access, operation);
}
